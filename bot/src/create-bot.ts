import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import type { Call } from '@yuanhang/contract';
import type { ChatAccount } from './chat-account';
import { createDeliveries } from './deliveries';
import { createOnLogin, createOnLogout } from './handlers/on-login';
import { createMessages } from './handlers/on-message';
import { createOnScan } from './handlers/on-scan';
import { createHeartbeat } from './heartbeat';
import type { Logger } from './log';
import type { Pacing } from './pacing';
import type { Parts } from './parts';
import { watchServer } from './server-watch';
import { type BotState, newState } from './state';
import { realTimers, type Timers } from './timers';
import { createWatchdog } from './watchdog';

export interface BotDeps {
  /** The server, as the bot. */
  readonly call: Call;
  readonly account: ChatAccount;
  readonly logger: Logger;
  readonly pacing: Pacing;
  readonly timers?: Timers;
  /** The chat account is gone for good: only a new process can bring it back. Called once at most. */
  readonly onDead: (reason: string) => void;
}

export interface Bot {
  /** Throws when the chat account cannot run at all; a server that is away is waited for. */
  start(): Promise<void>;
  /** Finishes what is being said, answers what was asked, tells the server that nobody is here any more, and ends. */
  stop(): Promise<void>;
  /** Business time, as the server told it last. */
  now(): Date;
  /** How it is now, for the operator. */
  readonly state: Readonly<BotState>;
  /** Asks the server what time it is. Never rejects. */
  learnTime(): Promise<void>;
}

/** The whole bot: an API client between one chat account and the server. It decides nothing and stores nothing. */
export function createBot({ timers = realTimers, onDead, ...given }: BotDeps): Bot {
  const stopping = new AbortController();
  // While the server is away, every contact who said something waits on it.
  setMaxListeners(0, stopping.signal);
  const state = newState();
  const call = watchServer(given.call, loginAgain);
  const base = { ...given, call, timers, state, instance: randomUUID(), signal: stopping.signal };
  const heartbeat = createHeartbeat(base);
  const parts: Parts = { ...base, heartbeat };
  const { account, pacing } = parts;
  const onLogin = createOnLogin(parts);
  const messages = createMessages(parts);
  let loops: Promise<unknown> = Promise.resolve();

  /** Who comes back may be a server that never heard of us, restored or renewed; the same one answers as before. */
  function loginAgain(): void {
    if (state.phase === 'online' && state.accountId !== null && !stopping.signal.aborted) void onLogin(state.accountId);
  }

  account.onLogin(onLogin);
  account.onLogout(createOnLogout(parts));
  account.onScan(createOnScan(parts));
  account.onMessage(messages.onMessage);

  return {
    async start() {
      await account.start();
      loops = Promise.all([heartbeat.run(), createDeliveries(parts).run(), createWatchdog(parts, onDead).run()]);
    },
    async stop() {
      stopping.abort();
      pacing.stop();
      await loops;
      await messages.settle();
      state.phase = 'offline';
      await heartbeat.beat();
      await account.stop();
    },
    now: heartbeat.now,
    state,
    learnTime: heartbeat.beat,
  };
}
