import Taro from '@tarojs/taro';
import type { Home } from '@yuanhang/contract';
import { HeroCard } from '../../shared/ui';
import { targetOfAction } from '../navigation/next-action';
import { paths } from '../navigation/paths';
import { heroLines } from './labels';

interface Props {
  readonly home: Home;
  readonly onOpen: (path: string) => void;
}

/** The one next step, or a link to the programmes when there is none. */
export function NextCard({ home, onOpen }: Props) {
  const { next, today } = home;
  if (next === null) {
    return (
      <HeroCard
        kicker={`你好，${home.name}`}
        title="看看可以去哪里"
        lines={['选一个项目，几步就能提交申请']}
        action={{ label: '浏览项目', onTap: () => void Taro.switchTab({ url: paths.programmes }) }}
      />
    );
  }
  const target = targetOfAction(next.action, next.applicationId);
  return (
    <HeroCard
      kicker={next.action === null ? '现在' : '下一步'}
      title={next.title}
      lines={heroLines(next, today)}
      action={{ label: target.label, onTap: () => onOpen(target.path) }}
    />
  );
}
