import Taro from '@tarojs/taro';
import { type CheckInBody, type CheckInState, checkInRoutes } from '@yuanhang/contract';
import type { FormValues, Wellbeing } from '@yuanhang/domain';
import { useState } from 'react';
import { call, isUncertain, useSubmit } from '../../shared/api';
import { confirm, showDone } from '../../shared/ui';
import { serverNow } from './clock-text';
import { waiting } from './kept';

const text = (values: FormValues, key: string): string | undefined => {
  const value = values[key];
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined;
};
const optional = <K extends string>(key: K, value: string | undefined) => (value === undefined ? {} : { [key]: value });

const unheard: Readonly<Record<Wellbeing, string>> = {
  safe: '打卡已保存在手机上，联网后自动发送',
  needs_help: '没有网络，老师还没有收到。请直接拨打下面的电话；联网后会自动发送求助',
};

/**
 * Records a check-in once, however often the button or the network is tried: the key stays with the intention.
 * Without a network it waits on the phone, with the time it was made.
 */
export function useCheckIn(applicationId: string, state: CheckInState | null, onDone: () => void) {
  const [answeredAt] = useState(() => Date.now());
  const [message, setMessage] = useState<{ readonly words: string; readonly heard: boolean } | null>(null);
  const send = useSubmit(
    async ({ values, wellbeing }: { values: FormValues; wellbeing: Wellbeing }, clientKey) => {
      const madeAt = state ? serverNow(state.now, answeredAt, Date.now()) : new Date();
      const body: CheckInBody = {
        clientKey,
        wellbeing,
        madeAt: madeAt.toISOString(),
        ...optional('city', text(values, 'city')),
        ...optional('note', text(values, 'note')),
        ...optional('arrivedOn', text(values, 'arrivedOn')),
        ...optional('address', text(values, 'address')),
        ...optional('phoneAbroad', text(values, 'phoneAbroad')),
        ...optional('lateReason', text(values, 'lateReason')),
      };
      try {
        const { message: words } = await call(checkInRoutes.create, { params: { id: applicationId }, body });
        return { words, heard: true };
      } catch (error) {
        if (!isUncertain(error)) throw error;
        waiting.keep({ applicationId, body });
        return { words: unheard[wellbeing], heard: false };
      }
    },
    {
      onDone: ({ words, heard }) => {
        setMessage({ words, heard });
        if (heard) {
          showDone(words);
          void Taro.vibrateShort({ type: 'light' }).catch(() => undefined);
        }
        onDone();
      },
    },
  );
  return {
    busy: send.busy,
    failure: send.failure,
    /** What became of the last one: the server's words, or ours while it waits; null before. */
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
