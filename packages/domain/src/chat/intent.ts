import type { Location } from '../countries';

/** The place and the note of a message. */
interface MessageContent {
  /** Empty when none was recognised. */
  readonly location: Location;
  /** The text that was read as the place when the place is a guess (柏邻); null when it was spelt as in our list. */
  readonly guessedFrom: string | null;
  /** The note as written. */
  readonly note: string | null;
}

/** The meaning of a message to the bot. */
export type Intent =
  /** `code` is null when no well-formed code was given. */
  | { readonly type: 'bind'; readonly code: string | null }
  /** Answers a roll call as well. */
  | ({ readonly type: 'check_in'; readonly wellbeing: 'safe' } & MessageContent)
  | ({ readonly type: 'help' } & MessageContent)
  /** Sounds like trouble but asks for nothing: the bot asks back and never records it as safe. */
  | { readonly type: 'trouble' }
  /** Follows a help request: the emergency is over, or the request was a mistake. */
  | { readonly type: 'all_clear' }
  | { readonly type: 'progress' }
  | { readonly type: 'todo' }
  | { readonly type: 'deadlines' }
  | { readonly type: 'undo' }
  | { readonly type: 'unsubscribe' }
  | { readonly type: 'subscribe' }
  | { readonly type: 'usage' }
  /**
   * Commands of staff on duty: list the help requests; take a case by its number; resolve it; show the state of the
   * roll calls.
   */
  | { readonly type: 'help_list' }
  | { readonly type: 'take_help'; readonly number: number | null; readonly comment: string }
  | { readonly type: 'close_help'; readonly number: number | null; readonly comment: string }
  | { readonly type: 'roll_calls' }
  /** `suggestion` is the command that the text resembles; it is not run. */
  | { readonly type: 'unknown'; readonly suggestion: string | null };
