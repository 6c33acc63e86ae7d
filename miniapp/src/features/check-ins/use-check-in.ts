import Taro from '@tarojs/taro';
import { type CheckInInput, checkInRoutes } from '@yuanhang/contract';
import type { FormValues, Wellbeing } from '@yuanhang/domain';
import { useState } from 'react';
import { call, isSignedOut, isUncertain, useSubmit } from '../../shared/api';
import { showDone } from '../../shared/ui';
import { checkInBody } from './body';
import { serverNow } from './clock-text';
import { type SeenState, waiting } from './stored-state';
import { asksForHelp } from './waiting';

/** The outcome of the last check-in: the server's message, or a local one while it waits to be sent. */
export interface CheckInResult {
  readonly wellbeing: Wellbeing;
  readonly message: string;
  readonly received: boolean;
  /** The check-in that photos can be added to; null while it waits to be sent. */
  readonly checkInId: string | null;
  /** Until when it can be undone; null when it cannot. */
  readonly undoUntil: string | null;
}

const notSent: Readonly<Record<Wellbeing, string>> = {
  safe: '打卡已保存在手机上，没有发出，会自动再试',
  needs_help: '没有发出，老师还没有收到。请直接拨打电话；手机会自动再试',
};

const notSignedIn: Readonly<Record<Wellbeing, string>> = {
  safe: '登录已过期，打卡已保存在手机上；重新登录后会自动发出',
  needs_help: '登录已过期，老师还没有收到。请直接拨打电话；重新登录后会自动发出',
};

/**
 * Records a check-in exactly once, however often it is sent: every attempt carries the same `clientKey`. Without a network
 * it waits on the phone, with the time it was made.
 */
export function useCheckIn(applicationId: string, state: SeenState | null, onDone: () => void) {
  const [result, setResult] = useState<CheckInResult | null>(null);
  const send = useSubmit(
    async ({ values, wellbeing }: { values: FormValues; wellbeing: Wellbeing }, clientKey): Promise<CheckInResult> => {
      const madeAt = state ? serverNow(state.now, state.answeredAt, Date.now()) : new Date();
      const made: CheckInInput = { clientKey, wellbeing, madeAt: madeAt.toISOString(), ...checkInBody(values) };
      // A second request for help is the same emergency, and the server may have received the first: send it again with its key.
      const earlier = wellbeing === 'needs_help' ? waiting.of(applicationId).find(asksForHelp) : undefined;
      const body = earlier?.body ?? made;
      try {
        const answer = await call(checkInRoutes.create, { params: { id: applicationId }, body });
        waiting.forget({ applicationId, body });
        return {
          wellbeing,
          message: answer.message,
          received: true,
          checkInId: answer.checkIn.id,
          undoUntil: answer.undoUntil,
        };
      } catch (error) {
        const isExpired = isSignedOut(error);
        if (!isUncertain(error) && !isExpired) throw error;
        waiting.keep({ applicationId, body });
        return {
          wellbeing,
          message: (isExpired ? notSignedIn : notSent)[wellbeing],
          received: false,
          checkInId: null,
          undoUntil: null,
        };
      }
    },
    {
      onDone: (outcome) => {
        setResult(outcome);
        if (outcome.received) void Taro.vibrateShort({ type: 'light' }).catch(() => undefined);
        void Taro.pageScrollTo({ scrollTop: 0, duration: 0 });
        onDone();
      },
    },
  );
  const undo = useSubmit<void, unknown>(
    (_, idempotencyKey) => call(checkInRoutes.undo, { params: { id: applicationId } }, { idempotencyKey }),
    {
      onDone: () => {
        setResult(null);
        showDone('已撤销');
        onDone();
      },
    },
  );
  return {
    busy: send.busy,
    failure: send.failure,
    /** Null before the first check-in, and after it was undone. */
    result,
    undo: { busy: undo.busy, run: () => void undo.run() },
    safe: (values: FormValues) => void send.run({ values, wellbeing: 'safe' }),
    help: (values: FormValues) => send.run({ values, wellbeing: 'needs_help' }),
  };
}
