import { createHash } from 'node:crypto';
import { instantText, toDate } from '../../platform/database';

/** Where the chain ends: the last row's number and digest. */
export interface Head {
  readonly seq: number;
  readonly digest: string;
}

/** A row of `audit_entries`. */
export interface ChainRow extends Head {
  readonly id: string;
  readonly at: string | Date;
  readonly actor_id: string;
  readonly actor_role: string;
  readonly action: string;
  readonly subject_type: string;
  readonly subject_id: string;
  readonly detail_digest: string;
  readonly previous_digest: string;
}

/** The one row of `audit_head`. */
export const headName = 'head';
/** Before the first row. */
export const start: Head = { seq: 0, digest: '0'.repeat(64) };

export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

/** Over everything in the row but the digest itself; the words of people count by their digest only. */
export function digestOf(row: Omit<ChainRow, 'digest'>): string {
  const { seq, id, at, actor_id, actor_role, action, subject_type, subject_id, detail_digest, previous_digest } = row;
  const said = [actor_id, actor_role, action, subject_type, subject_id, detail_digest, previous_digest];
  return sha256(JSON.stringify([seq, id, instantText(toDate(at)), ...said]));
}
