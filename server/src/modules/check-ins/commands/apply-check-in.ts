import { checkInKindLabels } from '@yuanhang/domain';
import type { Tx } from '../../../platform/database';
import type { ApplicationRecord, RecordedActor } from '../../applications';
import type { CheckInsContext } from '../context';
import type { CheckInRow } from '../reads/records';
import type { Classification } from './classify';

/** Moves the dates of the stay, and writes to the history and the outbox. */
export async function applyCheckIn(
  { applications, outbox }: CheckInsContext,
  application: ApplicationRecord,
  row: CheckInRow,
  { arrivedOn, nextOn }: Classification,
  proxy: RecordedActor | null,
  tx: Tx,
): Promise<void> {
  const moves = arrivedOn !== null || nextOn !== application.mobility.nextCheckInOn;
  // Only moved dates raise the version: a help request must not cause a version conflict for a reviewer.
  if (moves) {
    const arrival = arrivedOn === null ? {} : { arrivedOn };
    await applications.setMobility(application.id, { ...arrival, nextCheckInOn: nextOn }, tx);
  }
  await applications.appendTimeline(
    {
      applicationId: application.id,
      requestId: null,
      by: proxy ?? { id: row.student_id, name: application.student.name, role: 'student' },
      operation: 'check_in',
      title: `${row.wellbeing === 'needs_help' ? '求助' : checkInKindLabels[row.kind]}${proxy ? '（代打卡）' : ''}`,
      comment: [row.place, row.note].filter((part) => part !== '').join(' · ') || null,
      stage: application.state.stage,
      step: null,
      version: application.version + (moves ? 1 : 0),
    },
    tx,
  );
  await outbox.append(
    {
      type: 'check_in_recorded',
      applicationId: application.id,
      number: application.number,
      programmeName: application.programme.name,
      studentId: row.student_id,
      studentName: application.student.name,
      collegeId: application.collegeId,
      checkInId: row.id,
      kind: row.kind,
      place: row.place,
      nextCheckInOn: nextOn,
      byName: proxy?.name ?? null,
    },
    tx,
  );
}
