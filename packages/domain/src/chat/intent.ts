import type { Place } from '../countries';

/** What a message to the bot means. */
export type Intent =
  /** `code` is null when no well-formed code was given. */
  | { readonly type: 'bind'; readonly code: string | null }
  /** `place` is empty when none was recognised; `note` is what else was said. Answers a roll call as well. */
  | { readonly type: 'check_in'; readonly wellbeing: 'safe'; readonly place: Place; readonly note: string | null }
  | { readonly type: 'help'; readonly place: Place; readonly note: string | null }
  | { readonly type: 'progress' }
  | { readonly type: 'todo' }
  | { readonly type: 'deadlines' }
  | { readonly type: 'undo' }
  | { readonly type: 'unsubscribe' }
  | { readonly type: 'subscribe' }
  | { readonly type: 'usage' }
  | { readonly type: 'unknown' };
