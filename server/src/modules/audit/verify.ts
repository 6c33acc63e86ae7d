import { type RowOf, type Tx, toDate } from '../../platform/database';
import { type ChainKeys, type ChainRow, type Head, start } from './chain';
import type { AuditContext } from './context';
import { lockEnd } from './end';
import { keptActions, numbersIn, resumeAction } from './erasures';
import type { AuditEntry } from './model';

/**
 * `entry`: an entry was changed, removed or inserted. `end`: entries are missing at the end, or the head was changed.
 * `detail`: a detail was deleted without an entry that names it. `forgotten`: the log no longer contains an end that was
 * noted earlier. `key`: an entry is signed with a key that AUDIT_KEYS lacks, so that it cannot be verified.
 */
export type VerificationProblem = 'key' | 'entry' | 'end' | 'detail' | 'forgotten';
export interface Verification {
  readonly rows: number;
  readonly intact: boolean;
  readonly problem: VerificationProblem | null;
  /** The first entry that cannot be verified, or whose detail is missing; null for the other problems. */
  readonly brokenAt: string | null;
  /** The id of the key that is missing. */
  readonly missingKey: string | null;
  /** The end that the check found, to be noted for the next one. */
  readonly end: Head;
  /** How often an operator continued the log after its end was changed from outside. */
  readonly resumptions: number;
}
interface Progress {
  end: Head;
  /** Whether the chain contains the noted end. */
  remembered: boolean;
  brokenAt: string | null;
  missingKey: string | null;
  resumptions: number;
  /** Entries by number whose detail is missing, and that no entry after them has named as erased. */
  readonly missing: Map<number, string>;
}
type VerifiedRow = RowOf<AuditEntry> & { readonly text: string | null };

const pageSize = 1000;

const follows = (row: VerifiedRow, before: Head): boolean =>
  row.seq === before.seq + 1 && row.previous_digest === before.digest;

/** Whether an entry continues the chain. Of an erased detail only the digest is left; a kept one must match it. */
const fits = (chain: ChainKeys, row: VerifiedRow, before: Head): boolean =>
  follows(row, before) &&
  row.digest === chain.rowDigest(coveredBy(row)) &&
  (row.text === null || chain.detailDigest(row.key_id, row.text) === row.detail_digest);

/** The fields that the digest of a stored entry covers. */
export const coveredBy = (row: RowOf<AuditEntry>): ChainRow => ({
  seq: row.seq,
  id: row.id,
  at: toDate(row.at),
  actorId: row.actor_id,
  actorRole: row.actor_role,
  action: row.action,
  subjectType: row.subject_type,
  subjectId: row.subject_id,
  detailDigest: row.detail_digest,
  previousDigest: row.previous_digest,
  keyId: row.key_id,
  digest: row.digest,
});

/**
 * Checks whether an entry was changed, removed or inserted, or a detail was changed, or deleted without an entry that
 * names it. Writers continue during most of the check. Only the entries added meanwhile are read while writers wait, so
 * that the end can be compared with the head without taking a new entry for a forged one.
 * @param noted an end that was read earlier and must still be in the chain
 */
export async function verifyChain(context: AuditContext, noted?: Head): Promise<Verification> {
  const remembered = noted === undefined || (noted.seq === start.seq && noted.digest === start.digest);
  const progress: Progress = {
    end: start,
    remembered,
    brokenAt: null,
    missingKey: null,
    resumptions: 0,
    missing: new Map(),
  };
  await verifyEntries(context, progress, noted);
  if (progress.brokenAt !== null) return verdict(progress, progress.missingKey === null ? 'entry' : 'key');
  return context.database.transaction(async (tx) => {
    // A transaction that is repeated after a deadlock continues with what the first attempt has verified.
    const found = await lockEnd(context, tx);
    const { head, problem } = found;
    await verifyEntries(context, progress, noted, tx);
    if (progress.brokenAt !== null) return verdict(progress, progress.missingKey === null ? 'entry' : 'key');
    if (found.problem === 'no_key') return verdict({ ...progress, missingKey: found.keyId }, 'key');
    const isEnd = head?.seq === progress.end.seq && head.digest === progress.end.digest;
    if (!isEnd || (problem !== null && problem !== 'went_back')) return verdict(progress, 'end');
    const [lost] = progress.missing.values();
    if (lost !== undefined) return verdict({ ...progress, brokenAt: lost }, 'detail');
    return verdict(progress, problem === 'went_back' || !progress.remembered ? 'forgotten' : null);
  });
}

const verdict = (
  { end, brokenAt, missingKey, resumptions }: Progress,
  problem: VerificationProblem | null,
): Verification => ({
  rows: end.seq,
  intact: problem === null,
  problem,
  brokenAt,
  missingKey,
  end,
  resumptions,
});

/** Verifies the chain from the end verified so far to the last entry, or to the first one that does not fit. */
async function verifyEntries(
  { database, chain }: AuditContext,
  progress: Progress,
  noted: Head | undefined,
  tx?: Tx,
): Promise<void> {
  for (;;) {
    const page = await database.select<VerifiedRow>(
      `SELECT e.*, d.text FROM audit_entries e LEFT JOIN audit_details d ON d.entry_id = e.id
       WHERE e.seq > :seq ORDER BY e.seq LIMIT :pageSize`,
      { seq: progress.end.seq, pageSize },
      tx,
    );
    for (const row of page) {
      if (!fits(chain, row, progress.end)) {
        progress.brokenAt = row.id;
        progress.missingKey = follows(row, progress.end) && chain.lacks(row.key_id) ? row.key_id : null;
        return;
      }
      progress.end = { seq: row.seq, digest: row.digest };
      progress.remembered ||= row.seq === noted?.seq && row.digest === noted.digest;
      if (row.action === resumeAction) progress.resumptions += 1;
      if (row.text === null) progress.missing.set(row.seq, row.id);
      else if (keptActions.includes(row.action))
        for (const erased of numbersIn(row.text)) progress.missing.delete(erased);
    }
    if (page.length < pageSize) return;
  }
}
