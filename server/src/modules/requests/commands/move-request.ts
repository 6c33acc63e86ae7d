import {
  type ApplicationMove,
  currentRequestStep,
  dateInShanghai,
  decideApplication,
  formatYuan,
  nextStep,
  openRequestStatuses,
  type RequestMove,
  type ReviewStep,
  requestDefinitions,
  stageLabels,
  studentActor,
  systemActor,
} from '@yuanhang/domain';
import type { Tx } from '../../../platform/database';
import { answersOf, type RecordedActor, refusal } from '../../applications';
import type { RequestsContext } from '../context';
import type { RequestRecord } from '../reads/records';
import { type RequestChanges, writeRequest } from './write-request';

export interface RequestMoveInput {
  readonly record: RequestRecord;
  /** The result of `decideRequest`. */
  readonly move: RequestMove;
  readonly by: RecordedActor;
  readonly operation: 'submit' | 'recall' | 'delete' | 'approve' | 'return' | 'reject' | 'void';
  readonly title: string;
  readonly comment: string | null;
  readonly step: ReviewStep | null;
}

/**
 * Writes the domain's decision about a request, and the event that follows for its application. Throws
 * `StaleVersion`, and the domain's refusal of that event.
 */
export async function moveRequest(context: RequestsContext, input: RequestMoveInput, tx: Tx): Promise<void> {
  const { record, move } = input;
  await writeRequest(context, record, changesOf(input, context.clock.now()), tx);
  await context.applications.appendTimeline(
    {
      applicationId: record.application.id,
      requestId: record.id,
      by: input.by,
      operation: input.operation,
      title: titleOf(input),
      comment: input.comment,
      stage: record.application.state.stage,
      step: input.step,
      version: record.version + 1,
    },
    tx,
  );
  if (input.operation === 'submit') await keepSubmission(context, record, tx);
  const following = followOf(input);
  // An approval that moves the stage is announced only as a stage change: one message about a confirmed dispatch is
  // enough.
  const isAnnouncedByStage =
    move.follows?.type === 'request_approved' &&
    following?.to !== record.application.state.stage &&
    !requestDefinitions[record.kind].announcedBesideStage;
  if (!isAnnouncedByStage) await announce(context, input, tx);
  if (following) await follow(context, input, following, tx);
}

/**
 * Stores the answers for a comparison with the next submission; numbers are masked, because a reviewer sees a change
 * without them.
 */
async function keepSubmission({ applications, forms }: RequestsContext, record: RequestRecord, tx: Tx): Promise<void> {
  const { id, kind, form, application, attachments } = record;
  const definition = requestDefinitions[kind].form;
  const answers = answersOf(definition, forms.mask(id, definition, form));
  const of = { subjectId: id, applicationId: application.id };
  await applications.keepSubmission({ ...of, answers, attachments }, tx);
}

const awaitedStep = ({ record, move }: RequestMoveInput): ReviewStep | null =>
  currentRequestStep({ ...record.state, status: move.to, stepIndex: move.stepIndex });

function changesOf(input: RequestMoveInput, now: Date): RequestChanges {
  const { record, move, comment, operation } = input;
  const isOpen = openRequestStatuses.some((open) => open === move.to);
  const awaits = awaitedStep(input);
  const isDecided = move.to === 'approved' || move.to === 'rejected';
  return {
    status: move.to,
    stepIndex: move.stepIndex,
    resumeStep: move.returningStep,
    awaits,
    waitingSince: awaits === null ? null : now,
    cancels: record.state.cancels,
    ...(move.freezes ? { chain: record.state.chain, submittedAt: now } : {}),
    ...(isDecided ? { decidedAt: now, approvedFen: move.approvedFen } : {}),
    sentBackOn: move.to === 'revision_required' ? dateInShanghai(now) : null,
    // The comment for the student; the next submission clears it.
    comment: operation === 'return' || operation === 'reject' ? comment : null,
    openMarker: isOpen ? 1 : null,
    updatedAt: now,
  };
}

const titleOf = ({ move, title }: RequestMoveInput) =>
  move.approvedFen === null ? title : `${title} · 核定 ${formatYuan(move.approvedFen)} 元`;

async function announce({ outbox }: RequestsContext, input: RequestMoveInput, tx: Tx): Promise<void> {
  const { record, move, by, comment } = input;
  const { application } = record;
  const summary = { status: move.to, cancels: record.state.cancels };
  const facts = { ...application.facts, requests: { ...application.facts.requests, [record.kind]: summary } };
  await outbox.append(
    {
      type: 'request_changed',
      applicationId: application.id,
      number: application.number,
      programmeName: application.programme.name,
      studentId: application.student.id,
      studentName: application.student.name,
      collegeId: application.collegeId,
      requestId: record.id,
      kind: record.kind,
      from: record.state.status,
      to: move.to,
      awaits: awaitedStep(input),
      comment,
      byUserId: by.id,
      nextStep: nextStep(application.state, studentActor(application.student.id), facts, facts.today)?.title ?? '',
    },
    tx,
  );
}

/** The event of the application that follows; null for none. */
function followOf({ record: { application }, move }: RequestMoveInput): ApplicationMove | null {
  if (!move.follows) return null;
  const decision = decideApplication(application.state, move.follows, systemActor, application.facts);
  if (!decision.allowed) throw refusal(decision.reason);
  return decision;
}

/** Moves the stage of the application, or writes only the changes of an approval to its mobility. */
async function follow(context: RequestsContext, input: RequestMoveInput, next: ApplicationMove, tx: Tx): Promise<void> {
  const { record, move, by, comment, step } = input;
  const { application, kind } = record;
  const isApproved = move.to === 'approved';
  const { label, mobilityAfter } = requestDefinitions[kind];
  const mobility = isApproved ? mobilityAfter(record.values, application, record.consequences) : {};
  const cause = `${label}通过`;
  if (next.to === application.state.stage) {
    if (Object.keys(mobility).length > 0) {
      await context.applications.changeStay({ record: application, mobility, cause, by }, tx);
    }
    return;
  }
  const title = `${stageLabels[next.to]}（${label}${isApproved ? '通过' : '未通过'}）`;
  const entry = { operation: kind, title, comment, step };
  await context.applications.moveStage({ record: application, move: next, by, ...entry, mobility, cause }, tx);
}
