import { notificationRoutes } from '@yuanhang/contract';
import { dateInShanghai } from '@yuanhang/domain';
import { channelLabels } from '../../features/messages/channels';
import { sentAt } from '../../features/messages/sent-at';
import { call, serverTime, usePages } from '../../shared/api';
import { AnswerView, Card, Empty, MoreBelow, Page, Row } from '../../shared/ui';

export default function DeliveriesPage() {
  const sent = usePages((page) => call(notificationRoutes.mine, { query: page }));
  const today = dateInShanghai(serverTime());
  return (
    <Page title="发送记录">
      <AnswerView answer={sent}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty drawing="postcard" title="还没有发送过消息" hint="申请有进展、截止临近时会通知你" />
          ) : (
            <>
              <Card>
                {items.map(({ id, title, number, channel, outcome, at }) => (
                  <Row
                    key={id}
                    title={title}
                    note={[`${sentAt(at, today)} · ${channelLabels[channel]}`, number].filter(Boolean).join('\n')}
                    trailing={outcome}
                  />
                ))}
              </Card>
              <MoreBelow below={sent.below} onMore={sent.loadMore} />
            </>
          )
        }
      </AnswerView>
    </Page>
  );
}
