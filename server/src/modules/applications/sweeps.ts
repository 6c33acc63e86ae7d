import {
  type ApplicationEvent,
  dateInShanghai,
  decideApplication,
  type PlainDate,
  systemActor,
} from '@yuanhang/domain';
import type { Sweep } from '../../platform/sweeps';
import type { Context } from './context';
import { moveStage } from './move-stage';

/** Small enough that nobody waits long for a transaction of it. */
const batch = 100;

interface StageSweep {
  readonly key: string;
  readonly cron: string;
  /** Ids after `:after`, in their order; with `:today`. May name too many: the domain decides about each. */
  readonly candidates: string;
  readonly event: ApplicationEvent;
  readonly operation: string;
  readonly title: string;
}

/** Moves everything whose time has come, a batch to a transaction; a second run finds nothing left to move. */
function stageSweep(context: Context, { key, cron, candidates, event, operation, title }: StageSweep): Sweep {
  const { database, queries, clock } = context;

  const move = (ids: readonly string[]) =>
    database.transaction(async (tx) => {
      // Whoever is about to move one of them is waited for, and its stage read afterwards.
      await database.write('UPDATE applications SET version = version WHERE id IN (:ids)', { ids }, tx);
      const records = await queries.records('a.id IN (:ids)', { ids }, clock.now(), tx);
      for (const record of records) {
        const decision = decideApplication(record.state, event, systemActor, record.facts);
        if (!decision.allowed) continue;
        const by = { id: systemActor.userId, name: '系统', role: 'system' } as const;
        const words = { operation, title, comment: null, step: null };
        await moveStage(context)(tx, { record, move: decision, by, ...words });
      }
    });

  const find = (after: string, today: PlainDate) =>
    database.select<{ id: string }>(`${candidates} AND a.id > :after ORDER BY a.id LIMIT ${batch}`, { after, today });

  return {
    key,
    cron,
    slotMinutes: 60,
    async run(now) {
      let after = '';
      for (;;) {
        const ids = (await find(after, dateInShanghai(now))).map(({ id }) => id);
        const last = ids.at(-1);
        if (last === undefined) return;
        await move(ids);
        after = last;
      }
    },
  };
}

/** Drafts whose way in has closed lapse: the first midnight after the window, or when the programme is closed. */
export const lapseDrafts = (context: Context): Sweep =>
  stageSweep(context, {
    key: 'lapse_drafts',
    cron: '5 0 * * *',
    candidates: `SELECT a.id FROM applications a LEFT JOIN programmes p ON p.id = a.programme_id
      WHERE a.stage = 'draft' AND a.deleted_at IS NULL AND (p.status <> 'published'
        OR (p.apply_until < :today AND (a.late_entry = 0 OR p.late_entry_until IS NULL OR p.late_entry_until < :today)))`,
    event: { type: 'window_closed' },
    operation: 'lapse',
    title: '申请截止，草稿失效',
  });

/** Who is back and claims no funding is closed when the time for a claim is over. */
export const closeReturned = (context: Context): Sweep =>
  stageSweep(context, {
    key: 'close_returned',
    cron: '15 0 * * *',
    candidates: `SELECT a.id FROM applications a WHERE a.stage = 'returned'`,
    event: { type: 'close' },
    operation: 'close',
    title: '办结',
  });
