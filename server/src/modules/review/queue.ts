import type { QueueItem, ResponseOf } from '@yuanhang/contract';
import type { reviewSchemas } from '@yuanhang/contract/schemas';
import {
  dayMilliseconds,
  type RequestKind,
  type ReviewStep,
  requestKindLabels,
  reviewStepLabels,
} from '@yuanhang/domain';
import { z } from 'zod';
import { decodeCursor, pageOf, toInstant } from '../../platform/database';
import type { Principal } from '../../platform/http';
import { searchedApplications } from '../applications';
import type { ReviewContext } from './context';
import { queueSql } from './queue-sql';

/** A row of `queueSql`; its columns belong to other modules, which own the models. */
interface QueueRow {
  readonly id: string;
  readonly subject: 'application' | 'request';
  readonly kind: 'application' | RequestKind;
  readonly application_id: string;
  readonly number: string;
  readonly student_id: string;
  readonly student_name: string;
  readonly student_number: string;
  readonly college_name: string;
  readonly programme_id: string;
  readonly programme_name: string;
  readonly programme_year: number;
  readonly awaits: ReviewStep;
  readonly previous_comment: string | null;
  readonly waiting_since: string | Date;
  readonly version: number;
}

const cursorShape = z.tuple([z.iso.datetime(), z.string()]);

/** The items that wait for the actor, oldest first. */
export async function queue(
  { database, clock }: ReviewContext,
  principal: Principal,
  query: z.output<typeof reviewSchemas.queue.query>,
): Promise<ResponseOf<typeof reviewSchemas.queue>> {
  const { cursor, limit = 20, waitingDays, q, ...filter } = query;
  const columns = { application: 'a.id', student: 'a.student_id', programme: 'a.programme_id' };
  const after = decodeCursor(cursor, cursorShape);
  const statement = queueSql(principal, {
    ...filter,
    searched: q ? await searchedApplications(database, q, columns) : null,
    waitingBefore: waitingDays === undefined ? null : new Date(clock.now().getTime() - waitingDays * dayMilliseconds),
    after: after && { at: new Date(after[0]), id: after[1] },
    rows: limit + 1,
  });
  const rows = statement ? await database.select<QueueRow>(statement.sql, statement.values) : [];
  return pageOf(rows, limit, (row) => [toInstant(row.waiting_since), row.id], present);
}

const present = (row: QueueRow): QueueItem => ({
  id: row.id,
  subject: row.subject,
  kind: row.kind,
  kindLabel: row.kind === 'application' ? '项目申请' : requestKindLabels[row.kind],
  applicationId: row.application_id,
  number: row.number,
  student: {
    id: row.student_id,
    name: row.student_name,
    studentNumber: row.student_number,
    college: row.college_name,
  },
  programme: { id: row.programme_id, name: row.programme_name, year: row.programme_year },
  step: row.awaits,
  stepLabel: reviewStepLabels[row.awaits],
  previousComment: row.previous_comment,
  waitingSince: toInstant(row.waiting_since),
  version: row.version,
});
