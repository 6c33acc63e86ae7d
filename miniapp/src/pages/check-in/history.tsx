import { useRouter } from '@tarojs/taro';
import { checkInRoutes } from '@yuanhang/contract';
import { CheckInRow } from '../../features/check-ins/check-in-row';
import { call, usePages } from '../../shared/api';
import { AnswerView, Card, Empty, MoreBelow, Page } from '../../shared/ui';

/** All check-ins of the mobility, newest first. */
export default function CheckInHistoryPage() {
  const { applicationId: id = '' } = useRouter().params;
  const history = usePages((page) => call(checkInRoutes.history, { params: { id }, query: page }), [id]);
  return (
    <Page title="打卡记录">
      <AnswerView answer={history}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty drawing="postcard" title="还没有打卡" hint="抵达后报一次平安，就会出现在这里" />
          ) : (
            <>
              <Card>
                {items.map((one) => (
                  <CheckInRow key={one.id} checkIn={one} />
                ))}
              </Card>
              <MoreBelow below={history.below} onMore={history.loadMore} />
            </>
          )
        }
      </AnswerView>
    </Page>
  );
}
