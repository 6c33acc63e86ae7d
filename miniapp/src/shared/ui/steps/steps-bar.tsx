import { View } from '@tarojs/components';
import './steps-bar.scss';

export interface Step {
  readonly key: string;
  readonly label: string;
  readonly state: 'done' | 'current' | 'ahead';
}

const inWords = { done: '已完成', current: '进行中', ahead: '未开始' } as const;

/** 申请 审核 派出 在外 返校: the progress of an application. */
export function StepsBar({ steps }: { readonly steps: readonly Step[] }) {
  return (
    <View className="yh-steps">
      {steps.map(({ key, label, state }) => (
        <View key={key} className={`yh-steps__step yh-steps__step--${state}`} ariaLabel={`${label}，${inWords[state]}`}>
          <View className="yh-steps__dot" />
          <View className="yh-steps__label">{label}</View>
        </View>
      ))}
    </View>
  );
}
