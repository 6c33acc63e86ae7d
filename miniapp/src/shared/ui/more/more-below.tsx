import { View } from '@tarojs/components';
import { Tappable } from '../tappable/tappable';
import './more-below.scss';

interface Props {
  readonly below: 'end' | 'more' | 'loading' | 'failed';
  readonly onMore: () => void;
}

/** The end of a paginated list: loading, more, failed or finished. */
export function MoreBelow({ below, onMore }: Props) {
  if (below === 'end') return null;
  if (below === 'loading') return <View className="yh-more">正在加载…</View>;
  return (
    <Tappable className="yh-more yh-more--tap" onTap={onMore}>
      {below === 'failed' ? '没有加载出来 · 重试' : '加载更多'}
    </Tappable>
  );
}
