import type { ResponseOf } from '@yuanhang/contract';
import type { privacySchemas } from '@yuanhang/contract/schemas';
import { type ConsentPurpose, consentTexts } from '@yuanhang/domain';
import { type RowOf, type Tx, toBoolean, toInstant } from '../../platform/database';
import { AppError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import type { ConsentsDeps } from './context';
import { Consent } from './model';

type Consents = ResponseOf<typeof privacySchemas.consents>;
type Row = Pick<RowOf<Consent>, 'purpose' | 'version' | 'granted' | 'at'>;

/** The consents of a student. Every decision is stored, and the last one for each purpose applies. */
export async function listConsents(context: ConsentsDeps, userId: string, tx?: Tx): Promise<Consents> {
  const rows = await decisions(context, userId, tx);
  return {
    items: consentTexts.map((text) => {
      const last = rows.findLast(({ purpose }) => purpose === text.purpose);
      return {
        ...text,
        granted: last !== undefined && toBoolean(last.granted) && last.version === text.version,
        decidedAt: last ? toInstant(last.at) : null,
      };
    }),
  };
}

/** Grants or withdraws a consent. Throws `not_found`, and `stale_version` for a text that has changed since. */
export async function decideConsent(
  context: ConsentsDeps,
  principal: Principal,
  {
    purpose,
    granted,
    version,
  }: { readonly purpose: ConsentPurpose; readonly granted: boolean; readonly version: number },
  tx: Tx,
): Promise<Consents> {
  const { database, clock, outbox, audit, identity } = context;
  const { userId } = principal;
  const text = consentTexts.find((one) => one.purpose === purpose);
  const student = await identity.studentRecord(userId, tx);
  if (!text || !student) throw new AppError('not_found');
  if (text.version !== version) throw new AppError('stale_version', { message: '授权说明已更新，请重新阅读' });
  // A repeated request after a lost response is the same decision: it must not be logged, or reported to the office,
  // again.
  const last = (await decisions(context, userId, tx)).findLast((one) => one.purpose === purpose);
  if (last && last.version === version && toBoolean(last.granted) === granted) return listConsents(context, userId, tx);
  await database.model(Consent).create({ userId, purpose, version, granted, at: clock.now() }, { transaction: tx });
  if (!granted && text.necessary) {
    const { name: studentName, collegeId } = student;
    const event = { studentId: userId, studentName, collegeId, title: text.title };
    await outbox.append({ type: 'consent_withdrawn', ...event }, tx);
  }
  await audit.record(tx, {
    actor: { id: userId, role: 'student' },
    action: granted ? 'grant_consent' : 'withdraw_consent',
    subject: { type: 'user', id: userId },
    detail: `${text.title} · 第 ${version} 版`,
  });
  if (purpose === 'chat') await identity.chat.setChatMessages(userId, granted, tx);
  return listConsents(context, userId, tx);
}

/**
 * Refuses a write that needs a consent. Throws `consent_required` with the purpose as its detail while the student has not
 * agreed to the current text, or has withdrawn. Never call it on the way of a call for help.
 */
export async function requireConsent(
  context: ConsentsDeps,
  userId: string,
  purpose: ConsentPurpose,
  tx: Tx,
): Promise<void> {
  const text = consentTexts.find((one) => one.purpose === purpose);
  const last = await context.database.first<Row>(
    `SELECT purpose, version, granted, at FROM consents WHERE user_id = :userId AND purpose = :purpose
     ORDER BY seq DESC LIMIT 1`,
    { userId, purpose },
    tx,
  );
  if (text && last && toBoolean(last.granted) && last.version === text.version) return;
  throw new AppError('consent_required', {
    message: `需要先同意“${text?.title ?? ''}”，在小程序「我的数据与同意」里可以阅读和选择`,
    detail: purpose,
  });
}

/** A condition on `a.student_id`: this purpose was not withdrawn. A student who was not asked yet counts as not withdrawn. */
export const notWithdrawn = (purpose: ConsentPurpose): string =>
  `COALESCE((SELECT c.granted FROM consents c WHERE c.user_id = a.student_id AND c.purpose = '${purpose}'
     ORDER BY c.seq DESC LIMIT 1), 1) = 1`;

/** Oldest first. */
const decisions = ({ database }: ConsentsDeps, userId: string, tx?: Tx): Promise<Row[]> =>
  database.select<Row>(
    'SELECT purpose, version, granted, at FROM consents WHERE user_id = :userId ORDER BY seq',
    { userId },
    tx,
  );
