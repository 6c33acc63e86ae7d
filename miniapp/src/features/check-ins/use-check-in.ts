import Taro from '@tarojs/taro';
import { type CheckInInput, checkInRoutes } from '@yuanhang/contract';
import type { FormValues, Wellbeing } from '@yuanhang/domain';
import { useState } from 'react';
import { call, isUncertain, useSubmit } from '../../shared/api';
import { showDone } from '../../shared/ui';
import { checkInBody } from './body';
import { serverNow } from './clock-text';
import { type SeenState, waiting } from './kept';
import type { Waiting } from './waiting';

/** What became of the last one: the server's words, or ours while it waits. */
export interface Said {
  readonly wellbeing: Wellbeing;
  readonly words: string;
  readonly heard: boolean;
  /** What pictures can be added to; null while it waits. */
  readonly checkInId: string | null;
  /** Until when it can be taken back; null for what stands. */
  readonly undoUntil: string | null;
}

const unheard: Readonly<Record<Wellbeing, string>> = {
  safe: '打卡已保存在手机上，没有发出，会自动再试',
  needs_help: '没有发出，老师还没有收到。请直接拨打电话；手机会自动再试',
};

const isCry = ({ body }: Waiting): boolean => body.wellbeing === 'needs_help';

/**
 * Records a check-in once, however often the button or the network is tried: the key stays with the intention.
 * Without a network it waits on the phone, with the time it was made.
 */
export function useCheckIn(applicationId: string, state: SeenState | null, onDone: () => void) {
  const [said, setSaid] = useState<Said | null>(null);
  const send = useSubmit(
    async ({ values, wellbeing }: { values: FormValues; wellbeing: Wellbeing }, clientKey): Promise<Said> => {
      const madeAt = state ? serverNow(state.now, state.answeredAt, Date.now()) : new Date();
      const made: CheckInInput = { clientKey, wellbeing, madeAt: madeAt.toISOString(), ...checkInBody(values) };
      // Whoever calls for help again means the same trouble, and the first cry may have been heard.
      const cry = wellbeing === 'needs_help' ? waiting.of(applicationId).find(isCry) : undefined;
      const body = cry?.body ?? made;
      try {
        const answer = await call(checkInRoutes.create, { params: { id: applicationId }, body });
        waiting.forget({ applicationId, body });
        return {
          wellbeing,
          words: answer.message,
          heard: true,
          checkInId: answer.checkIn.id,
          undoUntil: answer.undoUntil,
        };
      } catch (error) {
        if (!isUncertain(error)) throw error;
        waiting.keep({ applicationId, body });
        return { wellbeing, words: unheard[wellbeing], heard: false, checkInId: null, undoUntil: null };
      }
    },
    {
      onDone: (outcome) => {
        setSaid(outcome);
        if (outcome.heard) void Taro.vibrateShort({ type: 'light' }).catch(() => undefined);
        void Taro.pageScrollTo({ scrollTop: 0, duration: 0 });
        onDone();
      },
    },
  );
  const undo = useSubmit<void, unknown>(
    (_, idempotencyKey) => call(checkInRoutes.undo, { params: { id: applicationId } }, { idempotencyKey }),
    {
      onDone: () => {
        setSaid(null);
        showDone('已撤销');
        onDone();
      },
    },
  );
  return {
    busy: send.busy,
    failure: send.failure,
    /** Null before the first one, and after it was taken back. */
    said,
    undo: { busy: undo.busy, run: () => void undo.run() },
    safe: (values: FormValues) => void send.run({ values, wellbeing: 'safe' }),
    help: (values: FormValues) => send.run({ values, wellbeing: 'needs_help' }),
  };
}
