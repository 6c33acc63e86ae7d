import type { Call } from '@yuanhang/contract';
import type { ChatAccount } from './chat-account';
import type { Heartbeat } from './heartbeat';
import type { Logger } from './log';
import type { Pacing } from './pacing';
import type { BotState } from './state';
import type { Timers } from './timers';

/** What the parts of one running bot share. */
export interface Parts {
  readonly call: Call;
  readonly account: ChatAccount;
  readonly logger: Logger;
  readonly pacing: Pacing;
  readonly timers: Timers;
  readonly state: BotState;
  /** Names this process to the server. */
  readonly instance: string;
  readonly heartbeat: Heartbeat;
  /** Aborts when the bot is to stop. */
  readonly signal: AbortSignal;
}
