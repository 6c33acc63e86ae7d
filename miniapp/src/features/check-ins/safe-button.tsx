import { View } from '@tarojs/components';
import { Tappable } from '../../shared/ui';
import './safe-button.scss';

interface Props {
  readonly busy: boolean;
  readonly onTap: () => void;
}

/** The largest thing on the page: one tap says that all is well. */
export function SafeButton({ busy, onTap }: Props) {
  return (
    <Tappable className="yh-safe" label="平安，一点即打卡" disabled={busy} onTap={onTap}>
      <View className="yh-safe__word">{busy ? '正在打卡……' : '平安'}</View>
      <View className="yh-safe__hint">一点即打卡</View>
    </Tappable>
  );
}

/** Apart from 平安, and asked once more: never by accident. */
export function HelpButton({ busy, onTap }: Props) {
  return (
    <Tappable className="yh-help" disabled={busy} onTap={onTap}>
      <View className="yh-help__word">我需要帮助</View>
    </Tappable>
  );
}
