import { decideApplication, studentActor } from '@yuanhang/domain';
import type { ApplicationRecord } from '../../applications';

/** Whether the student may check in now, by the domain's table. */
export const decideCheckIn = (record: ApplicationRecord) =>
  decideApplication(record.state, { type: 'check_in' }, studentActor(record.student.id), record.facts);
