import type { ResponseOf } from '@yuanhang/contract';
import type { privacySchemas } from '@yuanhang/contract/schemas';
import { type ConsentPurpose, consentTexts } from '@yuanhang/domain';
import { type RowOf, type Tx, toBoolean, toInstant } from '../../platform/database';
import { AppError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import type { PrivacyContext } from './context';
import { Consent } from './model';

type Consents = ResponseOf<typeof privacySchemas.consents>;
type Row = Pick<RowOf<Consent>, 'purpose' | 'version' | 'granted' | 'at'>;

/** The consents of a student. Every decision is stored, and the last one for each purpose applies. */
export async function listConsents(context: PrivacyContext, userId: string, tx?: Tx): Promise<Consents> {
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
  context: PrivacyContext,
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

/** Oldest first. */
const decisions = ({ database }: PrivacyContext, userId: string, tx?: Tx): Promise<Row[]> =>
  database.select<Row>(
    'SELECT purpose, version, granted, at FROM consents WHERE user_id = :userId ORDER BY seq',
    { userId },
    tx,
  );
