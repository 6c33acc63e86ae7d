import { newId, type Tx } from '../../platform/database';
import { AppError, refused } from '../../platform/errors';
import type { ApplicationRecord } from '../applications';
import { applyCheckIn } from './apply-check-in';
import { type Classification, classify } from './classify';
import type { CheckInsContext } from './context';
import { raiseHelp } from './help-requests';
import { locationLabel, resolveLocation } from './location';
import { CheckIn } from './model';
import { ownApplication } from './own-application';
import type { CheckInInput, CheckInRow } from './records';
import { rollCalls } from './roll-calls';
import { type Moment, momentOf } from './schedule';

/**
 * Records a check-in, however it came: once per key, for ever, and one at a time per application, so that two
 * devices never settle the same date twice. A help request is taken at every stage and alerts in the same
 * transaction. Throws the domain's reason where there is nothing to answer, and `idempotency_key_reused` when staff and
 * the student used one key: neither may take the other's word for their own.
 * @param alongside what else to write with a check-in that is new
 */
export const record =
  (context: CheckInsContext) =>
  (input: CheckInInput, alongside?: (tx: Tx) => Promise<void>): Promise<CheckInRow> =>
    context.database.transaction(async (tx) => {
      const application = input.applicationId === null ? null : await held(context, input, input.applicationId, tx);
      const known = await context.queries.byKey(input.studentId, input.clientKey, tx);
      if (known && (known.source === 'proxy') !== (input.source === 'proxy'))
        throw new AppError('idempotency_key_reused');
      if (known) return known;
      const moment = momentOf(application, input.madeAt, context.clock.now());
      const rollCallOpen = (await rollCalls(context).openFor(input.studentId, tx)).length > 0;
      const classified = await judge(context, application, input, { ...moment, rollCallOpen }, tx);
      const row = await write(context, application, input, moment, classified, tx);
      if (application) await applyCheckIn(context, application, row, classified, input.proxy?.by ?? null, tx);
      await rollCalls(context).answer(tx, row);
      if (row.wellbeing === 'needs_help') await raiseHelp(context, application, row, tx);
      await alongside?.(tx);
      return row;
    });

async function held(
  context: CheckInsContext,
  { studentId }: CheckInInput,
  id: string,
  tx: Tx,
): Promise<ApplicationRecord> {
  await context.applications.lockApplication(id, tx);
  return ownApplication(context, studentId, id, tx);
}

async function judge(
  { queries }: CheckInsContext,
  application: ApplicationRecord | null,
  input: CheckInInput,
  moment: Moment & { readonly rollCallOpen: boolean },
  tx: Tx,
): Promise<Classification> {
  if (application === null) {
    if (input.wellbeing === 'needs_help') return { kind: 'extra', arrivedOn: null, settledOn: [], nextOn: null };
    throw new AppError('not_allowed_now', { message: '目前没有需要打卡的行程', detail: 'no_stay' });
  }
  const lastAnsweredOn = await queries.lastAnsweredOn(application.id, tx);
  const classified = classify(application, input, moment, lastAnsweredOn);
  if ('allowed' in classified) throw refused(classified.reason);
  return classified;
}

async function write(
  { database, clock, queries }: CheckInsContext,
  application: ApplicationRecord | null,
  input: CheckInInput,
  { madeAt, localOn, offsetMinutes }: Moment,
  { kind, arrivedOn, settledOn, nextOn }: Classification,
  tx: Tx,
): Promise<CheckInRow> {
  const last = application && (await queries.lastLocation(application.id, tx));
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
    receivedAt: clock.now(),
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
  await database.add(CheckIn, row, tx);
  const written = await queries.byKey(input.studentId, input.clientKey, tx);
  if (!written) throw new Error('a check-in cannot be read after it was inserted');
  return written;
}
