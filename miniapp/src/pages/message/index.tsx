import { notificationRoutes } from '@yuanhang/contract';
import { dateInShanghai } from '@yuanhang/domain';
import { MessageCard } from '../../features/messages/message-card';
import { call, serverTime, usePages, useSubmit } from '../../shared/api';
import { AnswerView, Button, Empty, MoreBelow, Page, showDone } from '../../shared/ui';

export default function MessagesPage() {
  const messages = usePages((page) => call(notificationRoutes.list, { query: page }));
  const read = useSubmit((upTo: string) => call(notificationRoutes.markRead, { body: { upTo } }), {
    onDone: () => {
      showDone('已全部标为已读');
      void messages.reload();
    },
  });
  const [newest] = messages.data?.items ?? [];
  const unread = messages.data?.items.some(({ readAt }) => readAt === null) ?? false;
  const footer =
    newest && unread ? (
      <Button kind="quiet" busy={read.busy} onTap={() => void read.run(newest.id)}>
        全部标为已读
      </Button>
    ) : null;
  return (
    <Page title="消息" footer={footer}>
      <AnswerView answer={messages}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty drawing="papers" title="还没有消息" hint="申请有进展、截止临近时会在这里告诉你" />
          ) : (
            <>
              {items.map((one) => (
                <MessageCard key={one.id} message={one} today={dateInShanghai(serverTime())} />
              ))}
              <MoreBelow below={messages.below} onMore={messages.loadMore} />
            </>
          )
        }
      </AnswerView>
    </Page>
  );
}
