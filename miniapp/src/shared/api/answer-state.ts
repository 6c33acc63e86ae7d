import type { Failure } from './failure';

export interface AnswerState<T> {
  readonly state: 'loading' | 'ready' | 'failed' | 'offline';
  /** The last loaded content; kept during a reload and when the reload fails. */
  readonly data: T | undefined;
  /** Why the last load failed; null once one succeeds. */
  readonly failure: Failure | null;
  /** A load is in progress. */
  readonly busy: boolean;
}

export type AnswerEvent<T> =
  | { readonly type: 'asked' }
  | { readonly type: 'answered'; readonly data: T }
  | { readonly type: 'failed'; readonly failure: Failure }
  /** The content changed locally: another page was loaded, or an action succeeded. */
  | { readonly type: 'changed'; readonly change: (data: T) => T }
  /** The request changed: the shown content is dropped; `data` is the stored answer to the new request. */
  | { readonly type: 'reset'; readonly data?: T | undefined };

export const nothingYet: AnswerState<never> = { state: 'loading', data: undefined, failure: null, busy: false };

/** Reducer of the answer's state; a reload never removes the content. */
export function nextAnswer<T>(before: AnswerState<T>, event: AnswerEvent<T>): AnswerState<T> {
  switch (event.type) {
    case 'asked':
      return before.data === undefined ? { ...nothingYet, busy: true } : { ...before, busy: true };
    case 'answered':
      return { state: 'ready', data: event.data, failure: null, busy: false };
    case 'failed': {
      const state = event.failure.kind === 'refused' ? 'failed' : 'offline';
      return { ...before, state, failure: event.failure, busy: false };
    }
    case 'changed':
      return before.data === undefined ? before : { ...before, data: event.change(before.data) };
    case 'reset':
      return event.data === undefined ? nothingYet : { ...nothingYet, data: event.data };
  }
}
