import Taro from '@tarojs/taro';
import { applicationRoutes } from '@yuanhang/contract';
import { dateInShanghai } from '@yuanhang/domain';
import { ApplicationCard } from '../../features/applications/application-card';
import { paths } from '../../features/navigation/paths';
import { call, serverTime, usePages } from '../../shared/api';
import { AnswerView, Empty, MoreBelow, Page } from '../../shared/ui';

const browse = { label: '去看看项目', onTap: () => void Taro.switchTab({ url: paths.programmes }) };

export default function Applications() {
  const mine = usePages((page) => call(applicationRoutes.list, { query: page }));
  return (
    <Page title="我的申请">
      <AnswerView answer={mine}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty title="还没有申请" hint="选一个项目，几步就能提交" action={browse} />
          ) : (
            <>
              {items.map((one) => (
                <ApplicationCard key={one.id} one={one} today={dateInShanghai(serverTime())} />
              ))}
              <MoreBelow below={mine.below} onMore={mine.loadMore} />
            </>
          )
        }
      </AnswerView>
    </Page>
  );
}
