import Taro, { useDidShow, usePullDownRefresh } from '@tarojs/taro';
import { useCallback, useEffect, useReducer, useRef } from 'react';
import { type AnswerEvent, type AnswerState, nextAnswer, nothingYet } from './answer-state';
import { toFailure } from './failure';
import { storedAnswers } from './stored-answer';

export interface Answer<T> extends AnswerState<T> {
  /** Loads again; the shown content stays meanwhile. Never rejects. */
  readonly reload: () => Promise<void>;
  /** Changes the content without a request, for example with the server's answer to an action. */
  readonly change: (change: (data: T) => T) => void;
}

/**
 * Loads an answer of the server: on opening, whenever the page is shown again, on pull-down
 * (`enablePullDownRefresh` in the page's config), and when a value of `about` changes (which drops the content).
 *
 * With `storeAs`, the phone stores the last answer under that name and shows it at once, also without a network.
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
  // Only the newest request may set the answer; a slow older one must not overwrite it.
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

  // A change of `about` means another request.
  useEffect(() => {
    tell({ type: 'reset', data: latestName.current ? storedAnswers.read<T>(latestName.current) : undefined });
    void reload();
    return () => {
      question.current += 1;
    };
  }, [reload, ...about]);
  useDidShow(() => {
    // The first show coincides with the first load.
    if (!underWay.current && question.current > 0) void reload();
  });
  usePullDownRefresh(() => void reload().then(() => Taro.stopPullDownRefresh()));
  const change = useCallback((how: (data: T) => T) => tell({ type: 'changed', change: how }), []);
  return { ...answer, reload, change };
}
