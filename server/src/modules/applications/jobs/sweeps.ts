import {
  type ApplicationEvent,
  dateInShanghai,
  decideApplication,
  type PlainDate,
  systemActor,
} from '@yuanhang/domain';
import type { Job } from '../../../platform/jobs';
import { lockApplications } from '../commands/locks';
import { writeMove } from '../commands/move-stage';
import { recordedSystem } from '../commands/recorded-actors';
import type { ApplicationsContext } from '../context';
import { loadRecords } from '../reads/load';
import { mayHaveClosed, withProgramme } from '../reads/offering';

/** Small, so that other writers do not wait long for a transaction. */
const batch = 100;

interface StageSweep {
  readonly id: string;
  readonly cron: string;
  /** Ids after `:after`, in order; may use `:today`. May include too many, because the domain decides about each. */
  readonly candidates: string;
  readonly event: ApplicationEvent;
  readonly operation: string;
  readonly title: string;
}

/** Moves every due application, one batch per transaction; a second run finds nothing left to move. */
function stageSweep(context: ApplicationsContext, sweep: StageSweep): Job {
  const { id, cron, candidates } = sweep;
  return {
    id,
    cron,
    slotMinutes: 60,
    async run(now) {
      const today = dateInShanghai(now);
      for (let after: string | undefined = ''; after !== undefined; ) {
        const ids = await find(context, candidates, after, today);
        if (ids.length > 0) await moveAll(context, ids, sweep);
        after = ids.at(-1);
      }
    },
  };
}

async function find(
  { database }: ApplicationsContext,
  candidates: string,
  after: string,
  today: PlainDate,
): Promise<string[]> {
  const sql = `${candidates} AND a.id > :after ORDER BY a.id LIMIT ${batch}`;
  return (await database.select<{ id: string }>(sql, { after, today })).map(({ id }) => id);
}

const moveAll = (
  context: ApplicationsContext,
  ids: readonly string[],
  { event, operation, title }: StageSweep,
): Promise<void> =>
  context.database.transaction(async (tx) => {
    // Waits for concurrent moves of these applications; their stages are read afterwards.
    await lockApplications(context, ids, tx);
    for (const record of await loadRecords(context, 'a.id IN (:ids)', { ids }, tx)) {
      const move = decideApplication(record.state, event, systemActor, record.facts);
      if (!move.allowed) continue;
      const described = { operation, title, comment: null, step: null };
      await writeMove(context, { record, move, by: recordedSystem, ...described }, tx);
    }
  });

/** Lapses drafts whose window or pass has closed: at the first midnight after it, or when the programme is closed. */
export const lapseDrafts = (context: ApplicationsContext): Job =>
  stageSweep(context, {
    id: 'lapse_drafts',
    cron: '5 0 * * *',
    candidates: `SELECT a.id FROM applications a ${withProgramme} WHERE ${mayHaveClosed}`,
    event: { type: 'window_closed' },
    operation: 'lapse',
    title: '申请截止，草稿失效',
  });

/** Closes applications of returned students without a funding claim when the time for a claim is over. */
export const closeReturned = (context: ApplicationsContext): Job =>
  stageSweep(context, {
    id: 'close_returned',
    cron: '15 0 * * *',
    candidates: `SELECT a.id FROM applications a WHERE a.stage = 'returned'`,
    event: { type: 'close' },
    operation: 'close',
    title: '办结',
  });
