import { View } from '@tarojs/components';
import { Tappable } from '../../shared/ui';
import './safe-button.scss';

interface Props {
  readonly busy: boolean;
  readonly onTap: () => void;
}

/** The largest element on the page: one tap reports that the student is safe. */
export function SafeButton({ busy, onTap }: Props) {
  return (
    <Tappable className="yh-safe" label="平安，一点即打卡" disabled={busy} onTap={onTap}>
      <View className="yh-safe__word">{busy ? '正在打卡……' : '平安'}</View>
      <View className="yh-safe__hint">一点即打卡</View>
    </Tappable>
  );
}

/** Placed apart from 平安 and followed by a confirmation, to prevent accidental taps. */
export function HelpButton({ busy, onTap }: Props) {
  return (
    <Tappable className="yh-help" disabled={busy} onTap={onTap}>
      <View className="yh-help__word">我需要帮助</View>
    </Tappable>
  );
}
