import Taro from '@tarojs/taro';
import { type CheckInState, checkInRoutes } from '@yuanhang/contract';
import type { FormValues, Wellbeing } from '@yuanhang/domain';
import { useState } from 'react';
import { call, useSubmit } from '../../shared/api';
import { confirm, showDone } from '../../shared/ui';
import { serverNow } from './clock-text';

const text = (values: FormValues, key: string): string | undefined => {
  const value = values[key];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
};
const optional = <K extends string>(key: K, value: string | undefined) => (value === undefined ? {} : { [key]: value });

/** Records a check-in once, however often the button or the network is tried: the key stays with the intention. */
export function useCheckIn(applicationId: string, state: CheckInState | null, onDone: () => void) {
  const [answeredAt] = useState(() => Date.now());
  const [message, setMessage] = useState<string | null>(null);
  const send = useSubmit(
    async ({ values, wellbeing }: { values: FormValues; wellbeing: Wellbeing }, clientKey) => {
      const madeAt = state ? serverNow(state.now, answeredAt, Date.now()) : new Date();
      return call(checkInRoutes.create, {
        params: { id: applicationId },
        body: {
          clientKey,
          wellbeing,
          madeAt: madeAt.toISOString(),
          ...optional('city', text(values, 'city')),
          ...optional('note', text(values, 'note')),
          ...optional('arrivedOn', text(values, 'arrivedOn')),
          ...optional('address', text(values, 'address')),
          ...optional('phoneAbroad', text(values, 'phoneAbroad')),
        },
      });
    },
    {
      onDone: (answer) => {
        setMessage(answer.message);
        showDone(answer.message);
        void Taro.vibrateShort({ type: 'light' }).catch(() => undefined);
        onDone();
      },
    },
  );
  return {
    busy: send.busy,
    failure: send.failure,
    /** The server's words for what was recorded last; null before. */
    message,
    safe: (values: FormValues) => void send.run({ values, wellbeing: 'safe' }),
    async help(values: FormValues): Promise<void> {
      const sure = await confirm({
        title: '通知值班老师？',
        text: '我们会马上把你的位置和留言告诉值班老师。紧急情况请直接拨打 12308。',
        confirm: '马上通知',
        danger: true,
      });
      if (sure) await send.run({ values, wellbeing: 'needs_help' });
    },
  };
}
