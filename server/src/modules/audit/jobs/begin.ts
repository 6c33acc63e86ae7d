import type { Tx } from '../../../platform/database';
import { type Head, headName, signed, start } from '../chain';
import type { AuditContext } from '../context';
import { alarm, lockEnd } from '../end';
import { endText } from '../end-file';
import { eraseAction, rangesText, resealAction, resumeAction } from '../erasures';
import { AuditHead } from '../model';
import { append } from '../record';

const actor = { id: 'system', role: 'system' } as const;
const subject = { type: 'audit_log', id: 'head' };

/**
 * Prepares the log at the start of a server. The first start of an installation seals the empty log; the first start
 * after an upgrade from 0.1.0 seals its end again. In every other case a log whose end is not sealed was changed from
 * outside: the server starts, so that calls for help are answered, raises the alarm, and refuses what must be recorded.
 */
export async function begin(context: AuditContext): Promise<void> {
  const { database, known } = context;
  const noted = await notedEnd(context);
  const problem = await database.transaction(async (tx) => {
    if (await isFirstStart(context, tx)) {
      await addHead(context, tx);
      known.reset(null, false);
    }
    let end = await lockEnd(context, tx);
    if (end.problem === 'former_seal' && end.head && !(await hasEntriesAboutLog(context, tx)))
      end = { head: await reseal(context, tx, end.head), problem: null };
    if (noted === null) return end.problem;
    const isLost = !(await contains(context, noted, tx));
    known.reset(noted, isLost);
    return end.problem ?? (isLost ? 'went_back' : null);
  });
  if (problem !== null) alarm(context, problem);
}

/**
 * For an operator, after a log was found broken and the reason is known: continues after the last entry, with an entry
 * that names the end that was found. Needs the key, and stays visible in every later verification.
 */
export async function resume(context: AuditContext): Promise<Head> {
  const { database, endFile, clock } = context;
  const resumed = await database.transaction(async (tx) => {
    const { head, problem } = await lockEnd(context, tx);
    await addHead(context, tx);
    const last =
      (await database.first<Head>('SELECT seq, digest FROM audit_entries ORDER BY seq DESC LIMIT 1', {}, tx)) ?? start;
    const detail = `${problem ?? 'intact'} ${head ? endText(head) : 'none'}`;
    return append(context, tx, last, { actor, action: resumeAction, subject, detail });
  });
  await endFile?.append(resumed, clock.real());
  return resumed;
}

/** The newest end in the configured file; null without one. */
export const notedEnd = async ({ endFile }: AuditContext): Promise<Head | null> => (await endFile?.last()) ?? null;

/** Whether a noted end is an entry of the log. */
export async function contains({ database }: AuditContext, { seq, digest }: Head, tx: Tx): Promise<boolean> {
  if (seq === start.seq) return digest === start.digest;
  return (
    (await database.first(
      'SELECT seq FROM audit_entries WHERE seq = :seq AND digest = :digest',
      { seq, digest },
      tx,
    )) !== null
  );
}

/** No entry and no person: the log is sealed before anybody exists, so a missing head later was deleted. */
async function isFirstStart({ database }: AuditContext, tx: Tx): Promise<boolean> {
  const entry = await database.first('SELECT seq FROM audit_entries LIMIT 1', {}, tx);
  return entry === null && (await database.first('SELECT id FROM users LIMIT 1', {}, tx)) === null;
}

async function addHead({ database, chain }: AuditContext, tx: Tx): Promise<void> {
  const seal = signed(chain.headSeal(chain.current, start));
  await database.addIfAbsent(AuditHead, { name: headName, ...start, keyId: chain.current, seal }, tx);
}

/** Only releases after 0.1.0 write entries about the log: once there is one, the old seal is no longer accepted. */
async function hasEntriesAboutLog({ database }: AuditContext, tx: Tx): Promise<boolean> {
  const actions = [eraseAction, resealAction, resumeAction];
  return (
    (await database.first('SELECT seq FROM audit_entries WHERE action IN (:actions) LIMIT 1', { actions }, tx)) !== null
  );
}

/** The entry names the old end, and the details that 0.1.0 erased without an entry. */
async function reseal(context: AuditContext, tx: Tx, head: Head): Promise<Head> {
  const erased = await context.database.select<{ seq: number }>(
    `SELECT e.seq FROM audit_entries e LEFT JOIN audit_details d ON d.entry_id = e.id
     WHERE d.entry_id IS NULL ORDER BY e.seq`,
    {},
    tx,
  );
  const detail = `${endText(head)} ${rangesText(erased.map(({ seq }) => seq))}`;
  return append(context, tx, head, { actor, action: resealAction, subject, detail });
}
