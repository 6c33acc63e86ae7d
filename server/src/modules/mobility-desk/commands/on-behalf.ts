import type { mobilityDeskSchemas } from '@yuanhang/contract/schemas';
import type { z } from 'zod';
import { AppError } from '../../../platform/errors';
import type { Principal } from '../../../platform/http';
import type { CheckInRow } from '../../check-ins';
import type { MobilityDeskContext } from '../context';
import { abroadScope, actorOf } from '../reads/scope';

type Input = z.output<typeof mobilityDeskSchemas.proxyCheckIn.body>;
interface StudentAbroadRow {
  readonly student_id: string;
  readonly student_name: string;
  readonly number: string;
  readonly programme_name: string;
  readonly college_id: string;
}

/**
 * Checks in on a student's behalf, with the reason; returns the same as the student's own check-in. Throws
 * `not_found` outside the scope of the member of staff, and the errors of `record` of check-ins.
 */
export async function checkInOnBehalf(
  context: MobilityDeskContext,
  principal: Principal,
  applicationId: string,
  input: Input,
): Promise<CheckInRow> {
  const { clock, audit, checkIns } = context;
  const abroad = await findAbroad(context, principal, applicationId);
  const actor = actorOf(principal);
  const subject = { type: 'application', id: applicationId };
  const audited = { actor, action: 'proxy_check_in', subject, detail: `${abroad.number} · ${input.reason}` };
  return checkIns.record(
    {
      studentId: abroad.student_id,
      applicationId,
      clientKey: input.clientKey,
      wellbeing: input.wellbeing,
      source: 'proxy',
      madeAt: input.madeAt === undefined ? clock.now() : new Date(input.madeAt),
      country: input.country,
      city: input.city,
      note: input.note,
      proxy: { by: { ...actor, name: principal.name }, reason: input.reason },
    },
    (tx) => audit.recordOrAlarm(tx, audited),
  );
}

/**
 * Asks one student for the next check-in now. Throws `not_found`, and `not_allowed_now` within an hour of the last
 * request.
 */
export async function chase(context: MobilityDeskContext, principal: Principal, applicationId: string): Promise<void> {
  const { database, audit, outbox, checkIns } = context;
  const abroad = await findAbroad(context, principal, applicationId);
  await database.transaction(async (tx) => {
    if (!(await checkIns.chase(applicationId, tx)))
      throw new AppError('not_allowed_now', { message: '一小时内已经催过了', detail: 'chased_recently' });
    await outbox.append(
      {
        type: 'check_in_chased',
        applicationId,
        number: abroad.number,
        programmeName: abroad.programme_name,
        studentId: abroad.student_id,
        studentName: abroad.student_name,
        collegeId: abroad.college_id,
        byName: principal.name,
      },
      tx,
    );
    const subject = { type: 'application', id: applicationId };
    await audit.record(tx, { actor: actorOf(principal), action: 'chase_check_in', subject, detail: abroad.number });
  });
}

async function findAbroad(
  { database }: MobilityDeskContext,
  principal: Principal,
  applicationId: string,
): Promise<StudentAbroadRow> {
  const scope = abroadScope(principal);
  const row = await database.first<StudentAbroadRow>(
    `SELECT a.student_id, u.name AS student_name, a.number, p.name AS programme_name, a.college_id
     FROM applications a LEFT JOIN users u ON u.id = a.student_id LEFT JOIN programmes p ON p.id = a.programme_id
     WHERE a.id = :applicationId AND a.stage = 'dispatched' AND ${scope.where}`,
    { ...scope.values, applicationId },
  );
  if (!row) throw new AppError('not_found');
  return row;
}
