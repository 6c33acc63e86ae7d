import type { Failure } from './failure';

export interface AnswerState<T> {
  readonly state: 'loading' | 'ready' | 'failed' | 'offline';
  /** The newest content there was; stays while loading again and when that fails. */
  readonly data: T | undefined;
  /** Why the last load failed; null once one succeeds. */
  readonly failure: Failure | null;
  /** A load is under way. */
  readonly busy: boolean;
}

export type AnswerEvent<T> =
  | { readonly type: 'asked' }
  | { readonly type: 'answered'; readonly data: T }
  | { readonly type: 'failed'; readonly failure: Failure }
  /** The content changed here: more of it was read, or something was done. */
  | { readonly type: 'changed'; readonly change: (data: T) => T }
  /** Another question: what is shown no longer belongs here; `data` is what the phone has kept of this one. */
  | { readonly type: 'reset'; readonly data?: T | undefined };

export const nothingYet: AnswerState<never> = { state: 'loading', data: undefined, failure: null, busy: false };

/** How an answer moves from one state to the next; content is never taken away by a reload. */
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
