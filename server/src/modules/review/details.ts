import type { ResponseOf } from '@yuanhang/contract';
import type { reviewSchemas } from '@yuanhang/contract/schemas';
import type { Tx } from '../../platform/database';
import type { Principal } from '../../platform/http';
import type { ReviewContext } from './context';

export type ApplicationForReview = ResponseOf<typeof reviewSchemas.applicationForReview>;
export type RequestForReview = ResponseOf<typeof reviewSchemas.requestForReview>;

/**
 * An application with its student, the programme's places and the differences from the previous submission. Throws
 * `not_found`.
 */
export async function application(
  { applications }: ReviewContext,
  principal: Principal,
  id: string,
  tx?: Tx,
): Promise<ApplicationForReview> {
  const { detail, record, changes } = await applications.detailForStaff(principal, id, tx);
  const { places: total, placesTaken: taken } = record.programme;
  return { ...detail, student: record.student, places: { total, taken }, changes };
}

/** A request with its student and the differences from the previous submission. Throws `not_found`. */
export async function request(
  { applications, requests }: ReviewContext,
  principal: Principal,
  id: string,
  tx?: Tx,
): Promise<RequestForReview> {
  const { detail, record } = await requests.forStaff(principal, id, tx);
  return { ...detail, student: record.application.student, changes: await applications.changesOf(id, tx) };
}
