import type { ResponseOf } from '@yuanhang/contract';
import type { privacySchemas } from '@yuanhang/contract/schemas';
import { type ConsentPurpose, consentTexts } from '@yuanhang/domain';
import type { Clock } from '../../platform/clock';
import { type Database, toBoolean, toInstant } from '../../platform/database';
import { AppError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import type { Outbox } from '../../platform/outbox';
import type { Audit } from '../audit';
import type { Identity } from '../identity';

type Consents = ResponseOf<typeof privacySchemas.consents>;
interface Row {
  readonly purpose: ConsentPurpose;
  readonly version: number;
  readonly granted: number;
  readonly at: string | Date;
}
interface Deps {
  readonly database: Database;
  readonly clock: Clock;
  readonly outbox: Outbox;
  readonly audit: Audit;
  readonly identity: Pick<Identity, 'chat' | 'studentRecord'>;
}

/** What a student agreed to: every decision is kept, the last one counts. */
export function consents({ database, clock, outbox, audit, identity }: Deps) {
  const decisions = (userId: string) =>
    database.select<Row>('SELECT purpose, version, granted, at FROM consents WHERE user_id = :userId ORDER BY seq', {
      userId,
    });

  async function list(userId: string): Promise<Consents> {
    const rows = await decisions(userId);
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

  return {
    list,

    /** Throws `stale_version` for words that have changed since they were shown. */
    async decide(principal: Principal, purpose: ConsentPurpose, granted: boolean, version: number): Promise<Consents> {
      const text = consentTexts.find((one) => one.purpose === purpose);
      const student = await identity.studentRecord(principal.userId);
      if (!text || !student) throw new AppError('not_found');
      if (text.version !== version) throw new AppError('stale_version', { message: '授权说明已更新，请重新阅读' });
      // Said again after a lost answer it is the same decision: not one more in the log, nor at the office.
      const last = (await decisions(principal.userId)).findLast((one) => one.purpose === purpose);
      if (last && last.version === version && toBoolean(last.granted) === granted) return list(principal.userId);
      await database.transaction(async (tx) => {
        const row = { user_id: principal.userId, purpose, version, granted, at: clock.now() };
        await database.insert('consents', row, tx);
        if (!granted && text.necessary) {
          const { userId: studentId, name: studentName, collegeId } = student;
          await outbox.append({ type: 'consent_withdrawn', studentId, studentName, collegeId, title: text.title }, tx);
        }
        await audit.record(tx, {
          actor: { id: principal.userId, role: 'student' },
          action: granted ? 'grant_consent' : 'withdraw_consent',
          subject: { type: 'user', id: principal.userId },
          detail: `${text.title} · 第 ${version} 版`,
        });
      });
      if (purpose === 'chat') await identity.chat.setChatMessages(principal.userId, granted);
      return list(principal.userId);
    },
  };
}
