import { newId, type Tx } from '../../../platform/database';
import { AppError, refused } from '../../../platform/errors';
import type { ApplicationRecord } from '../../applications';
import type { CheckInsContext } from '../context';
import { answerRollCalls } from '../jobs/roll-call-answers';
import { CheckIn } from '../model';
import { locationLabel, resolveLocation } from '../presenters/location';
import { checkInByKey, lastAnsweredOn, lastLocation } from '../reads/check-ins';
import { ownApplication } from '../reads/own-application';
import type { CheckInInput, CheckInRow } from '../reads/records';
import { openRollCallsFor } from '../reads/roll-calls';
import { type Moment, momentOf } from '../reads/schedule';
import { applyCheckIn } from './apply-check-in';
import { type Classification, classify } from './classify';
import { raiseHelp } from './help-requests';

/**
 * Records a check-in from any channel: once per key without time limit, and one at a time per application, so that
 * two devices never settle the same date twice. A help request is accepted at every stage and alerts in the same
 * transaction. Throws the domain's reason when no check-in is possible, and `idempotency_key_reused` when staff and
 * the student used the same key, because their check-ins must not be taken for each other.
 * @param alongside writes more in the transaction of a new check-in
 */
export function record(
  context: CheckInsContext,
  input: CheckInInput,
  alongside?: (tx: Tx) => Promise<void>,
): Promise<CheckInRow> {
  return context.database.transaction(async (tx) => {
    const application = input.applicationId === null ? null : await lockOwn(context, input, input.applicationId, tx);
    const known = await checkInByKey(context, input.studentId, input.clientKey, tx);
    if (known && (known.source === 'proxy') !== (input.source === 'proxy'))
      throw new AppError('idempotency_key_reused');
    if (known) return known;
    const moment = momentOf(application, input.madeAt, context.clock.now());
    const rollCallOpen = (await openRollCallsFor(context, input.studentId, tx)).length > 0;
    const classified = await judge(context, application, input, { ...moment, rollCallOpen }, tx);
    if (needsConsent(input, rollCallOpen)) await context.consents.require(input.studentId, 'whereabouts', tx);
    const row = await write(context, application, input, moment, classified, tx);
    if (application) await applyCheckIn(context, application, row, classified, input.proxy?.by ?? null, tx);
    await answerRollCalls(context, row, tx);
    if (row.wellbeing === 'needs_help') await raiseHelp(context, application, row, tx);
    await alongside?.(tx);
    return row;
  });
}

/** A call for help, the answer to a roll call and what staff record need no consent (PIPL art. 13 (4)). */
const needsConsent = ({ wellbeing, proxy }: CheckInInput, rollCallOpen: boolean): boolean =>
  wellbeing === 'safe' && !rollCallOpen && proxy === undefined;

async function lockOwn(
  context: CheckInsContext,
  { studentId }: CheckInInput,
  id: string,
  tx: Tx,
): Promise<ApplicationRecord> {
  await context.applications.lockApplication(id, tx);
  return ownApplication(context, studentId, id, tx);
}

async function judge(
  context: CheckInsContext,
  application: ApplicationRecord | null,
  input: CheckInInput,
  moment: Moment & { readonly rollCallOpen: boolean },
  tx: Tx,
): Promise<Classification> {
  if (application === null) {
    if (input.wellbeing === 'needs_help') return { kind: 'extra', arrivedOn: null, settledOn: [], nextOn: null };
    throw new AppError('not_allowed_now', { message: '目前没有需要打卡的行程', detail: 'no_stay' });
  }
  const classified = classify(application, input, moment, await lastAnsweredOn(context, application.id, tx));
  if ('allowed' in classified) throw refused(classified.reason);
  return classified;
}

async function write(
  context: CheckInsContext,
  application: ApplicationRecord | null,
  input: CheckInInput,
  { madeAt, localOn, offsetMinutes }: Moment,
  { kind, arrivedOn, settledOn, nextOn }: Classification,
  tx: Tx,
): Promise<CheckInRow> {
  const last = application && (await lastLocation(context, application.id, tx));
  const destination = { country: application?.mobility.country ?? null, city: application?.mobility.city ?? '' };
  const place = resolveLocation(input, last ? [last, destination] : [destination]);
  const row = {
    id: newId(),
    applicationId: application?.id ?? null,
    studentId: input.studentId,
    clientKey: input.clientKey,
    kind,
    wellbeing: input.wellbeing,
    ...place,
    place: locationLabel(place),
    note: input.note ?? '',
    source: input.source,
    madeAt,
    receivedAt: context.clock.now(),
    localOn,
    offsetMinutes,
    arrivedOn,
    address: input.address ?? null,
    phoneAbroad: input.phoneAbroad ?? null,
    accommodation: input.accommodation ?? null,
    lateReason: input.lateReason ?? null,
    proxyName: input.proxy?.by.name ?? null,
    proxyReason: input.proxy?.reason ?? null,
    settledOn,
    nextOn,
  };
  await context.database.add(CheckIn, row, tx);
  const written = await checkInByKey(context, input.studentId, input.clientKey, tx);
  if (!written) throw new Error('a check-in cannot be read after it was inserted');
  return written;
}
