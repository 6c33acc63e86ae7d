import { dateInShanghai, decideApplication, systemActor } from '@yuanhang/domain';
import type { Sweep } from '../../platform/sweeps';
import type { Context } from './context';
import { moveStage } from './move-stage';

/** Small enough that nobody waits long for a transaction of it. */
const batch = 100;

/** Drafts whose way in has closed lapse: the first midnight after the window, or when the programme is closed. */
export function lapseDrafts(context: Context): Sweep {
  const { database, queries, clock } = context;

  const closed = (after: string, today: string) =>
    database.select<{ id: string }>(
      `SELECT a.id FROM applications a LEFT JOIN programmes p ON p.id = a.programme_id
       WHERE a.stage = 'draft' AND a.deleted_at IS NULL AND a.id > :after AND (p.status <> 'published'
         OR (p.apply_until < :today AND (a.late_entry = 0 OR p.late_entry_until IS NULL OR p.late_entry_until < :today)))
       ORDER BY a.id LIMIT ${batch}`,
      { after, today },
    );

  const lapse = (ids: readonly string[]) =>
    database.transaction(async (tx) => {
      // A submit that is under way is waited for; then its stage is no longer a draft's.
      await database.write('UPDATE applications SET version = version WHERE id IN (:ids)', { ids }, tx);
      const records = await queries.records('a.id IN (:ids)', { ids }, clock.now(), tx);
      for (const record of records) {
        const move = decideApplication(record.state, { type: 'window_closed' }, systemActor, record.facts);
        if (!move.allowed) continue;
        const by = { id: systemActor.userId, name: '系统', role: 'system' } as const;
        const words = { operation: 'lapse', title: '申请截止，草稿失效', comment: null, step: null };
        await moveStage(context)(tx, { record, move, by, ...words });
      }
    });

  return {
    key: 'lapse_drafts',
    cron: '5 0 * * *',
    slotMinutes: 60,
    async run(now) {
      let after = '';
      for (;;) {
        const ids = (await closed(after, dateInShanghai(now))).map(({ id }) => id);
        const last = ids.at(-1);
        if (last === undefined) return;
        await lapse(ids);
        after = last;
      }
    },
  };
}
