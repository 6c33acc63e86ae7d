import type { Call } from '@yuanhang/contract';
import type { ChatAccount } from './chat-account';
import type { Logger } from './logger';
import type { Pacing } from './pacing';
import type { BotState } from './state';
import type { Timers } from './timers';

export interface Heartbeat {
  /** Reports the bot's state to the server; learns business time and whether this bot is the active one. Never rejects. */
  beat(): Promise<void>;
  /** Business time: the server's clock, which is ahead of real time in a demo. */
  now(): Date;
  /** Beats every 20 seconds until the bot stops. */
  run(): Promise<void>;
}

/** The objects shared by all components of one running bot. */
export interface BotContext {
  /** Calls the server with the bot's token. */
  readonly call: Call;
  readonly account: ChatAccount;
  readonly logger: Logger;
  readonly pacing: Pacing;
  readonly timers: Timers;
  readonly state: BotState;
  /** Random id of this process. The server uses it to let only one of several bots on the same account be active. */
  readonly instance: string;
  readonly heartbeat: Heartbeat;
  /** Aborts when the bot stops. */
  readonly signal: AbortSignal;
}
