import Taro from '@tarojs/taro';
import { applicationRoutes } from '@yuanhang/contract';
import { stageTone } from '../../features/applications/stage-tone';
import { paths } from '../../features/navigation/paths';
import { call, usePages } from '../../shared/api';
import { AnswerView, Card, Chip, Empty, MoreBelow, Page, Row } from '../../shared/ui';

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
                <Card key={one.id}>
                  <Row
                    title={one.programme.name}
                    note={one.number}
                    trailing={<Chip tone={stageTone(one.stage)}>{one.stageLabel}</Chip>}
                    onTap={() => void Taro.navigateTo({ url: paths.application(one.id) })}
                  />
                </Card>
              ))}
              <MoreBelow below={mine.below} onMore={mine.loadMore} />
            </>
          )
        }
      </AnswerView>
    </Page>
  );
}
