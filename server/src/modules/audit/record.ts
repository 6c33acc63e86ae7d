import type { Role } from '@yuanhang/domain';
import { newId, type Tx } from '../../platform/database';
import { AppError } from '../../platform/errors';
import { type Head, headName, signed } from './chain';
import type { AuditContext } from './context';
import { alarm, type EndProblem, lockEnd } from './end';
import { AuditDetail, AuditEntry, AuditHead } from './model';

export interface AuditInput {
  readonly actor: { readonly id: string; readonly role: Role };
  /** A stable identifier: `sign_in`, `decide_application`, `reveal_document_number`. */
  readonly action: string;
  readonly subject: { readonly type: string; readonly id: string };
  /** Text for people, in an erasable row; only its digest is chained. */
  readonly detail: string;
}

/**
 * Appends to the chain, in the transaction of the recorded change. Writers wait for each other at the head row, which
 * should be the last row that a transaction locks. Throws `audit_broken`, which refuses the change, when the end of the
 * log was changed from outside: an entry after it would make the change look genuine.
 */
export async function record(context: AuditContext, tx: Tx, input: AuditInput): Promise<void> {
  const end = await lockEnd(context, tx);
  if (end.problem !== null) {
    alarm(context, end.problem);
    throw refusal(end.problem);
  }
  context.known.see(end.head, tx);
  await append(context, tx, end.head, input);
}

const refusal = (problem: EndProblem): AppError =>
  problem === 'no_key'
    ? new AppError('audit_broken', {
        message: '系统缺少操作记录的密钥，补上之前不能办理；请联系系统管理人员',
        detail: 'audit_key_missing',
      })
    : new AppError('audit_broken');

/**
 * `record` for what must not fail because of the log: acts on which the safety of a person depends, such as the answer to
 * a call for help, and refusals. When the end of the log was changed from outside, it goes on without an entry, and the
 * alarm names it.
 */
export async function recordOrAlarm(context: AuditContext, tx: Tx, input: AuditInput): Promise<void> {
  const end = await lockEnd(context, tx);
  if (end.problem !== null) {
    const { actor, action, subject } = input;
    return alarm(context, end.problem, `${action} ${subject.type} ${subject.id} by ${actor.id}`);
  }
  context.known.see(end.head, tx);
  await append(context, tx, end.head, input);
}

/** Writes the entry after `previous`, and moves the head to it. The caller has locked and checked the head. */
export async function append(
  { database, clock, chain }: AuditContext,
  tx: Tx,
  previous: Head,
  { actor, action, subject, detail }: AuditInput,
): Promise<Head> {
  // Without NUL, as the database stores it; otherwise the digest would not match the stored text.
  const text = detail.replaceAll('\0', '');
  const seq = previous.seq + 1;
  const row = {
    seq,
    id: newId(),
    at: clock.now(),
    actorId: actor.id,
    actorRole: actor.role,
    action,
    subjectType: subject.type,
    subjectId: subject.id,
    detailDigest: signed(chain.detailDigest(chain.current, text)),
    previousDigest: previous.digest,
    keyId: chain.current,
  };
  const digest = signed(chain.rowDigest(row));
  const seal = signed(chain.headSeal(chain.current, { seq, digest }));
  await database.add(AuditEntry, { ...row, digest }, tx);
  await database.add(AuditDetail, { entryId: row.id, text }, tx);
  await database.changeWhere(AuditHead, { name: headName }, { seq, digest, seal, keyId: chain.current }, tx);
  return { seq, digest };
}
