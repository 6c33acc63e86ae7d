import type { Audit } from './modules/audit';
import { type Capacity, stores } from './platform/capacity';
import type { Clock } from './platform/clock';
import { type Database, toDate } from './platform/database';
import type { Metric } from './platform/http';
import type { Jobs } from './platform/jobs';
import type { Outbox } from './platform/outbox';

export interface MetricsDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly jobs: Jobs;
  readonly audit: Audit;
  readonly capacity: Capacity;
}
interface WaitingWork {
  readonly channel: string;
  readonly waiting: number;
  readonly oldest: string | Date;
}

const secondsBetween = (from: string | Date, to: Date) => Math.max(0, (to.getTime() - toDate(from).getTime()) / 1000);

/** Metrics for alerts besides errors and slowness; the alerts are in config/deploy/alerts.yml. */
export function metrics({ database, clock, outbox, jobs, audit, capacity }: MetricsDeps): readonly Metric[] {
  const startedAt = clock.real();
  const waiting = () =>
    database.select<WaitingWork>(
      `SELECT channel, COUNT(*) AS waiting, MIN(not_before) AS oldest FROM deliveries
       WHERE state IN ('waiting', 'claimed') AND not_before <= :now GROUP BY channel`,
      { now: clock.now() },
    );
  const calls = () =>
    database.first<{ open: number; oldest: string | Date | null }>(
      'SELECT COUNT(*) AS open, MIN(raised_at) AS oldest FROM help_requests WHERE acknowledged_at IS NULL',
    );
  return [
    {
      name: 'store_unwritable',
      help: '1 while a store is full or read-only: what people send is refused.',
      label: 'store',
      async read() {
        const full = await capacity.unwritable();
        return Object.fromEntries(stores.map((store) => [store, full.includes(store) ? 1 : 0]));
      },
    },
    {
      name: 'audit_log_broken',
      help: '1 while the end of the audit log does not match: it was changed from outside, and audited acts are refused.',
      read: async () => ({ '': (await audit.checkEnd()) === null ? 0 : 1 }),
    },
    {
      name: 'outbox_backlog_events',
      help: 'Events committed and not yet delivered.',
      read: async () => ({ '': await outbox.backlog() }),
    },
    {
      name: 'deliveries_waiting',
      help: 'Messages that could be sent now and are not, by channel.',
      label: 'channel',
      read: async () => ({
        chat: 0,
        ...Object.fromEntries((await waiting()).map((row) => [row.channel, Number(row.waiting)])),
      }),
    },
    {
      name: 'deliveries_oldest_seconds',
      help: 'How long the oldest of them has waited, by channel.',
      label: 'channel',
      read: async () => ({
        chat: 0,
        ...Object.fromEntries((await waiting()).map((row) => [row.channel, secondsBetween(row.oldest, clock.now())])),
      }),
    },
    {
      name: 'chat_bot_silent_seconds',
      help: 'Since the bot was last heard with its chat account online; since this server started where there never was one.',
      async read() {
        const login = await database.first<{ seen_at: string | Date }>(
          'SELECT seen_at FROM chat_logins WHERE current_marker = 1',
        );
        return { '': secondsBetween(login?.seen_at ?? startedAt, clock.real()) };
      },
    },
    {
      name: 'chat_bot_online',
      help: '1 while the bot says that its chat account is online.',
      async read() {
        const login = await database.first<{ state: string }>('SELECT state FROM chat_logins WHERE current_marker = 1');
        return login === null ? {} : { '': login.state === 'online' ? 1 : 0 };
      },
    },
    {
      name: 'sweep_done_seconds',
      help: 'Since a sweep was last done to its end, by whichever server.',
      label: 'sweep',
      read: jobs.sinceDone,
    },
    {
      name: 'help_requests_unacknowledged',
      help: 'Help requests that nobody has answered for.',
      read: async () => ({ '': Number((await calls())?.open ?? 0) }),
    },
    {
      name: 'help_requests_oldest_seconds',
      help: 'How long the oldest of them has waited.',
      async read() {
        const oldest = (await calls())?.oldest ?? null;
        return { '': oldest === null ? 0 : secondsBetween(oldest, clock.now()) };
      },
    },
  ];
}
