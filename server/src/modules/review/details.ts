import type { ResponseOf } from '@yuanhang/contract';
import type { reviewSchemas } from '@yuanhang/contract/schemas';
import {
  applicationNotices,
  type DateComparison,
  type FormValues,
  requestNotices,
  seesRequest,
} from '@yuanhang/domain';
import type { Tx } from '../../platform/database';
import type { Principal } from '../../platform/http';
import type { ApplicationRecord } from '../applications';
import type { ReviewContext } from './context';

export type ApplicationForReview = ResponseOf<typeof reviewSchemas.applicationForReview>;
export type RequestForReview = ResponseOf<typeof reviewSchemas.requestForReview>;

/**
 * An application with its student, the programme's places, the differences from the previous submission and the dates to
 * look at. Throws
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
  const notices = applicationNotices(record.state.stage, record.pages, comparisonOf(record));
  return { ...detail, student: record.student, places: { total, taken }, changes, notices };
}

/** A request with its student, the differences from the previous submission and the dates to look at. Throws `not_found`. */
export async function request(
  { applications, requests }: ReviewContext,
  principal: Principal,
  id: string,
  tx?: Tx,
): Promise<RequestForReview> {
  const { detail, record } = await requests.forStaff(principal, id, tx);
  const { kind, state, values, application: of } = record;
  const stay = { departOn: of.mobility.departOn, returnOn: of.mobility.returnOn };
  const notices = requestNotices({ kind, status: state.status, values }, { ...comparisonOf(of), stay });
  const seesFiles = seesRequest(principal, 'files', of.facts, kind);
  return { ...detail, student: of.student, changes: await applications.changesOf(id, seesFiles, tx), notices };
}

/** The dates of the programme, or those that the student gave for a self-arranged one. */
function comparisonOf({ programme, pages, facts }: ApplicationRecord): Omit<DateComparison, 'stay'> {
  const given = (key: string): string | null => {
    const value = (pages.selfArranged ?? noValues)[key];
    return typeof value === 'string' && value !== '' ? value : null;
  };
  const dates = { departOn: programme.startOn ?? given('startOn'), returnOn: programme.endOn ?? given('endOn') };
  return { programme: dates, today: facts.today };
}
const noValues: FormValues = {};
