import { setMaxListeners } from 'node:events';
import type { Call } from '@yuanhang/contract';
import type { ChatAccount } from './chat-account';
import { createDeliveries } from './deliveries';
import { createOnLogin, createOnLogout } from './handlers/on-login';
import { createOnMessage } from './handlers/on-message';
import { createOnScan } from './handlers/on-scan';
import { createHeartbeat } from './heartbeat';
import type { Logger } from './log';
import type { Pacing } from './pacing';
import type { Parts } from './parts';
import { newState } from './state';
import { realTimers, type Timers } from './timers';

export interface BotDeps {
  /** The server, as the bot. */
  readonly call: Call;
  readonly account: ChatAccount;
  readonly logger: Logger;
  readonly pacing: Pacing;
  readonly timers?: Timers;
}

export interface Bot {
  /** Throws when the chat account cannot run at all; a server that is away is waited for. */
  start(): Promise<void>;
  /** Finishes what is being said, tells the server that nobody is here any more, and ends. */
  stop(): Promise<void>;
  /** Business time, as the server told it last. */
  now(): Date;
}

/** The whole bot: an API client between one chat account and the server. It decides nothing and stores nothing. */
export function createBot({ timers = realTimers, ...given }: BotDeps): Bot {
  const stopping = new AbortController();
  // While the server is away, every contact who said something waits on it.
  setMaxListeners(0, stopping.signal);
  const base = { ...given, timers, state: newState(), signal: stopping.signal };
  const heartbeat = createHeartbeat(base);
  const parts: Parts = { ...base, heartbeat };
  const { account, pacing, state } = parts;
  let loops: Promise<unknown> = Promise.resolve();

  account.onLogin(createOnLogin(parts));
  account.onLogout(createOnLogout(parts));
  account.onScan(createOnScan(parts));
  account.onMessage(createOnMessage(parts));

  return {
    async start() {
      await account.start();
      loops = Promise.all([heartbeat.run(), createDeliveries(parts).run()]);
    },
    async stop() {
      stopping.abort();
      pacing.stop();
      await loops;
      state.phase = 'offline';
      await heartbeat.beat();
      await account.stop();
    },
    now: heartbeat.now,
  };
}
