import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { Call } from '@yuanhang/contract';
import type { BotContext } from './bot-context';
import type { ChatAccount } from './chat-account';
import { createDeliveryLoop } from './delivery-loop';
import { createLoginHandler } from './handlers/on-login';
import { createLogoutHandler } from './handlers/on-logout';
import { createMessageHandler } from './handlers/on-message';
import { createScanHandler } from './handlers/on-scan';
import { createHeartbeat } from './heartbeat';
import type { Logger } from './logger';
import type { Pacing } from './pacing';
import { watchServerAvailability } from './server-availability';
import { type BotState, initialState } from './state';
import { realTimers, type Timers } from './timers';
import { createWatchdog } from './watchdog';

export interface BotOptions {
  /** Calls the server with the bot's token. */
  readonly call: Call;
  readonly account: ChatAccount;
  readonly logger: Logger;
  readonly pacing: Pacing;
  readonly timers?: Timers;
  /** Called at most once, when the chat account can only be recovered by a new process. */
  readonly onAccountLost: (reason: string) => void;
}

export interface Bot {
  /** Rejects when the chat account cannot run at all. An unreachable server is waited for. */
  start(): Promise<void>;
  /** Finishes sending and answering, reports `offline` to the server and stops the chat account. */
  stop(): Promise<void>;
  /** Business time, as of the last heartbeat. */
  now(): Date;
  readonly state: Readonly<BotState>;
  /** Reads business time from the server. Never rejects. */
  refreshTime(): Promise<void>;
}

/** Connects one chat account with the server. The bot makes no decisions and stores nothing. */
export function createBot({ timers = realTimers, onAccountLost, ...options }: BotOptions): Bot {
  const stopping = new AbortController();
  // During an outage every contact with a waiting message adds a listener.
  setMaxListeners(0, stopping.signal);
  const state = initialState();
  const call = watchServerAvailability(options.call, registerLoginAgain);
  const shared = { ...options, call, timers, state, instance: randomUUID(), signal: stopping.signal };
  const heartbeat = createHeartbeat(shared);
  const context: BotContext = { ...shared, heartbeat };
  const { account, pacing } = context;
  const onLogin = createLoginHandler(context);
  const messages = createMessageHandler(context);
  let loops: Promise<unknown> = Promise.resolve();

  /** After an outage the server may have another database (restored or renewed) that does not know this login. */
  function registerLoginAgain(): void {
    if (state.phase === 'online' && state.accountId !== null && !stopping.signal.aborted) void onLogin(state.accountId);
  }

  account.onLogin(onLogin);
  account.onLogout(createLogoutHandler(context));
  account.onScan(createScanHandler(context));
  account.onMessage(messages.onMessage);

  return {
    async start() {
      await account.start();
      loops = Promise.all([
        heartbeat.run(),
        createDeliveryLoop(context).run(),
        createWatchdog(context, onAccountLost).run(),
      ]);
    },
    async stop() {
      stopping.abort();
      pacing.stop();
      await loops;
      await messages.finish();
      state.phase = 'offline';
      await heartbeat.beat();
      await account.stop();
    },
    now: heartbeat.now,
    state,
    refreshTime: heartbeat.beat,
  };
}
