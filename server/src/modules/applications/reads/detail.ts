import type { ApplicationDetail, Attachment } from '@yuanhang/contract';
import { seesStudent } from '@yuanhang/domain';
import type { Tx } from '../../../platform/database';
import { AppError } from '../../../platform/errors';
import type { Principal } from '../../../platform/http';
import type { Scope } from '../../identity';
import type { ApplicationsContext } from '../context';
import { type DetailParts, presentDetail } from '../presenters/detail';
import { loadRecords } from './load';
import type { ApplicationRecord } from './records';
import type { TimelineRow } from './rows';
import { handedInScope, ownScope } from './scope';
import { changesOf, type SubmissionChanges, unchanged } from './submissions';
import { supplementsOf } from './supplements';

/** An application as staff see it, with data of the record beyond the response. */
export interface StaffDetail {
  readonly detail: ApplicationDetail;
  readonly record: ApplicationRecord;
  /** The differences between the last two submissions. */
  readonly changes: SubmissionChanges;
}

/** The student's own application. Throws `not_found`. */
export async function own(context: ApplicationsContext, principal: Principal, id: string): Promise<ApplicationDetail> {
  return presentDetail(await partsWithin(context, id, ownScope(principal)), principal, context.clock.now());
}

/** For staff within their scope. Throws `not_found` outside it. */
export async function detailForStaff(
  context: ApplicationsContext,
  principal: Principal,
  id: string,
  tx?: Tx,
): Promise<StaffDetail> {
  const parts = await partsWithin(context, id, handedInScope(principal), tx);
  const seesFiles = seesStudent(principal, 'files', parts.record.facts);
  return {
    record: parts.record,
    detail: presentDetail(parts, principal, context.clock.now()),
    changes: parts.timeline.filter(isSubmission).length > 1 ? await changesOf(context, id, seesFiles, tx) : unchanged,
  };
}

/**
 * Only a submission by a student brings an application under review; checking this saves a read of the first
 * submissions.
 */
const isSubmission = ({ request_id, actor_role, stage }: TimelineRow): boolean =>
  request_id === null && actor_role === 'student' && stage === 'under_review';

/** An application within a scope, with everything that its response shows. Throws `not_found`. */
export async function partsWithin(
  context: ApplicationsContext,
  id: string,
  scope: Scope,
  tx?: Tx,
): Promise<DetailParts> {
  const [record] = await loadRecords(context, `a.id = :id AND ${scope.where}`, { id, ...scope.values }, tx);
  if (!record) throw new AppError('not_found');
  return partsOf(context, record, tx);
}

/**
 * The data that a response shows besides the record.
 * @param files the complete ones, if they are already known
 */
export async function partsOf(
  context: ApplicationsContext,
  record: ApplicationRecord,
  tx?: Tx,
  files?: readonly Attachment[],
): Promise<DetailParts> {
  const { loaders } = context;
  const { id } = record;
  const [timeline, languages, attachments] = await Promise.all([
    loaders.timelineOf([id], tx),
    loaders.languagesOf([id], tx),
    files ?? loaders.filesOf([id], tx).then((found) => found.get(id) ?? []),
  ]);
  const entries = timeline.get(id) ?? [];
  // Supplements are rare, and the history shows whether any were requested.
  const wasAsked = entries.some(({ stage }) => stage === 'supplement_required');
  return {
    record,
    timeline: entries,
    languages: languages.get(id) ?? [],
    attachments,
    supplements: wasAsked ? await supplementsOf(context, id, tx) : [],
  };
}

/** The history of an application with its requests, or of one request; oldest first. */
export async function timelineOf(
  { loaders }: ApplicationsContext,
  applicationId: string,
  requestId?: string,
  tx?: Tx,
): Promise<TimelineRow[]> {
  const rows = (await loaders.timelineOf([applicationId], tx)).get(applicationId) ?? [];
  return rows.filter(({ request_id }) => requestId === undefined || request_id === requestId);
}
