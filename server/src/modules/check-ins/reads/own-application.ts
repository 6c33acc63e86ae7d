import type { Tx } from '../../../platform/database';
import { AppError } from '../../../platform/errors';
import type { ApplicationRecord } from '../../applications';
import type { CheckInsContext } from '../context';

/** The student's own application. Throws `not_found` for an application of another student. */
export async function ownApplication(
  { applications }: CheckInsContext,
  studentId: string,
  id: string,
  tx?: Tx,
): Promise<ApplicationRecord> {
  const application = await applications.facts(id, tx);
  if (application?.student.id !== studentId) throw new AppError('not_found');
  return application;
}
