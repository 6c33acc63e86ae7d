import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro';
import { useCallback, useEffect, useReducer, useRef } from 'react';
import { type AnswerEvent, type AnswerState, nextAnswer, nothingYet } from './answer-state';
import { toFailure } from './failure';
import { storedAnswers } from './stored-answer';

export interface Answer<T> extends AnswerState<T> {
  /** Asks again, keeping what is shown meanwhile. Never rejects. */
  readonly reload: () => Promise<void>;
  /** Changes what is shown without asking: the server's answer to something done here. */
  readonly change: (change: (data: T) => T) => void;
}

/**
 * Asks the server and keeps the answer: on opening, whenever the page is shown again, when pulled down
 * (`enablePullDownRefresh` in the page's config), and when a value of `about` changes (then from scratch).
 *
 * With `storeAs`, the phone keeps the last answer under that name: it is shown at once, and without a network.
 *
 *     const programme = useAnswer(() => call(programmeRoutes.detail, { params: { id } }), [id]);
 */
export function useAnswer<T>(
  load: () => Promise<T>,
  about: readonly (string | number | boolean | null)[] = [],
  { storeAs }: { readonly storeAs?: string } = {},
): Answer<T> {
  const [answer, tell] = useReducer<(before: AnswerState<T>, event: AnswerEvent<T>) => AnswerState<T>>(
    nextAnswer,
    nothingYet,
  );
  const latestLoad = useRef(load);
  latestLoad.current = load;
  const latestName = useRef(storeAs);
  latestName.current = storeAs;
  // Only the newest question may answer: a slow older one is not allowed to overwrite it.
  const question = useRef(0);
  const underWay = useRef(false);

  const reload = useCallback(async () => {
    question.current += 1;
    const mine = question.current;
    underWay.current = true;
    tell({ type: 'asked' });
    const outcome = await latestLoad.current().then(
      (data) => {
        if (latestName.current) storedAnswers.keep(latestName.current, data);
        return { type: 'answered', data } as const;
      },
      (error: unknown) => ({ type: 'failed', failure: toFailure(error) }) as const,
    );
    if (mine !== question.current) return;
    underWay.current = false;
    tell(outcome);
  }, []);

  // `about` says when it is another question.
  useEffect(() => {
    tell({ type: 'reset', data: latestName.current ? storedAnswers.read<T>(latestName.current) : undefined });
    void reload();
    return () => {
      question.current += 1;
    };
  }, [reload, ...about]);
  useDidShow(() => {
    // The first show comes together with the first load.
    if (!underWay.current && question.current > 0) void reload();
  });
  usePullDownRefresh(() => void reload().then(() => Taro.stopPullDownRefresh()));
  const change = useCallback((how: (data: T) => T) => tell({ type: 'changed', change: how }), []);
  return { ...answer, reload, change };
}
