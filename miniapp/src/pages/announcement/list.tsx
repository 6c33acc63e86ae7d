import Taro from '@tarojs/taro';
import { announcementRoutes } from '@yuanhang/contract';
import { dateInShanghai, formatDate } from '@yuanhang/domain';
import { paths } from '../../features/navigation/paths';
import { call, usePages } from '../../shared/api';
import { AnswerView, Card, Chip, Empty, MoreBelow, Page, Row } from '../../shared/ui';

export default function AnnouncementsPage() {
  const news = usePages((page) => call(announcementRoutes.list, { query: page }));
  return (
    <Page title="通知公告">
      <AnswerView answer={news}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty drawing="papers" title="目前没有公告" />
          ) : (
            <>
              <Card>
                {items.map(({ id, title, pinned, publishedAt }) => (
                  <Row
                    key={id}
                    title={title}
                    note={formatDate(dateInShanghai(new Date(publishedAt)), '')}
                    trailing={pinned ? <Chip tone="sea">置顶</Chip> : null}
                    onTap={() => void Taro.navigateTo({ url: paths.announcement(id) })}
                  />
                ))}
              </Card>
              <MoreBelow below={news.below} onMore={news.loadMore} />
            </>
          )
        }
      </AnswerView>
    </Page>
  );
}
