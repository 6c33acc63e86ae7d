import type { Location } from '../countries';

/** Where it was said, and what else. */
interface MessageContent {
  /** Empty when none was recognised. */
  readonly location: Location;
  /** What stood in the place's stead when it is only our guess (柏邻); null when it was written as we know it. */
  readonly guessedFrom: string | null;
  /** As it was written. */
  readonly note: string | null;
}

/** What a message to the bot means. */
export type Intent =
  /** `code` is null when no well-formed code was given. */
  | { readonly type: 'bind'; readonly code: string | null }
  /** Answers a roll call as well. */
  | ({ readonly type: 'check_in'; readonly wellbeing: 'safe' } & MessageContent)
  | ({ readonly type: 'help' } & MessageContent)
  /** Sounds like trouble and asks for nothing: to be asked, never to be recorded as safe. */
  | { readonly type: 'trouble' }
  /** After a help request: it is over, or was a mistake. */
  | { readonly type: 'all_clear' }
  | { readonly type: 'progress' }
  | { readonly type: 'todo' }
  | { readonly type: 'deadlines' }
  | { readonly type: 'undo' }
  | { readonly type: 'unsubscribe' }
  | { readonly type: 'subscribe' }
  | { readonly type: 'usage' }
  /** Staff on duty: who calls for help; take a case by its number, end it; how the roll calls stand. */
  | { readonly type: 'help_list' }
  | { readonly type: 'take_help'; readonly number: number | null; readonly comment: string }
  | { readonly type: 'close_help'; readonly number: number | null; readonly comment: string }
  | { readonly type: 'roll_calls' }
  /** `perhaps` is the command that it sounds like; nothing is done by it. */
  | { readonly type: 'unknown'; readonly suggestion: string | null };
