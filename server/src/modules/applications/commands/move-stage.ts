import {
  type ApplicationMove,
  decideApplication,
  isFinalStage,
  nextStep,
  noUnmetConditions,
  type Stage,
  studentActor,
  systemActor,
} from '@yuanhang/domain';
import type { Changes, Tx } from '../../../platform/database';
import { AppError } from '../../../platform/errors';
import type { ApplicationsContext } from '../context';
import { Application } from '../model';
import { loadRecord } from '../reads/load';
import type { ApplicationRecord } from '../reads/records';
import { unmetConditions } from '../reads/unmet-conditions';
import { appendTimeline } from './append-timeline';
import { announceStay } from './change-stay';
import { keepApplication } from './keep-submission';
import type { MoveInput } from './move-input';
import { awaitedStep, recordAfter } from './record-after';
import { recordedSystem } from './recorded-actors';
import { submissionColumns, submittedMobility } from './submission-columns';
import { endSupplement } from './supplements';

/**
 * The only writer of a stage: writes stage, step, places, voided requests, submission, timeline and outbox, all in
 * `tx`. Returns the same record as a read after the move. Throws `StaleVersion` and `no_places_left`.
 */
export async function moveStage(context: ApplicationsContext, input: MoveInput, tx: Tx): Promise<ApplicationRecord> {
  const after = await writeMove(context, input, tx);
  if (needsReading(input.move, input.record.state.stage, after.state.stage)) {
    const read = await loadRecord(context, after.id, tx);
    if (!read) throw new Error(`application ${after.id} is gone after its move`);
    return read;
  }
  const { id, student, state } = after;
  const unmet = await unmetConditions(context, [{ id, studentId: student.id, stage: state.stage }], tx);
  return { ...after, facts: { ...after.facts, unmet: unmet.get(id) ?? noUnmetConditions } };
}

/** The earlier record lacks the student's new tasks, and the earlier submission of a draft. */
const needsReading = ({ freezes }: ApplicationMove, from: Stage, to: Stage): boolean =>
  to === 'draft' || to === 'revision_required' || to === 'supplement_required' || (from === 'draft' && !freezes);

/**
 * Same as `moveStage`, but returns a record with empty `missing` and `attachments`, for callers that need only the
 * result of the move.
 */
export async function writeMove(context: ApplicationsContext, input: MoveInput, tx: Tx): Promise<ApplicationRecord> {
  const { record, move } = input;
  const { database, programmes, clock } = context;
  const after = await recordAfter(context, input, tx);
  await database.change(Application, record, columnsOf(input, after, clock.now()), tx);
  if (move.takesPlace && !(await programmes.takePlace(record.programme.id, tx))) throw new AppError('no_places_left');
  if (move.releasesPlace) await programmes.releasePlace(record.programme.id, tx);
  const { by, operation, title, comment, step } = input;
  const described = { applicationId: record.id, requestId: null, by, operation, title, comment, step };
  await appendTimeline(context, { ...described, stage: move.to, version: after.version }, tx);
  if (move.endsSupplement) await endSupplement(context, record.id, move.endsSupplement, tx);
  if (move.keepsSubmission) await keepApplication(context, record, tx);
  const change = { record: after, from: record.state.stage, to: move.to, voids: move.voids, by };
  for (const handler of context.onStageChanged) await handler(change, tx);
  // A first submission has no requests yet.
  if (!move.freezes) await announceStay(context, { before: record, after, cause: input.cause ?? title, by }, tx);
  await announce(context, input, after, tx);
  return move.follows ? follow(context, after, move.follows, tx) : after;
}

/** Applies the system event that follows, in the same transaction. */
function follow(
  context: ApplicationsContext,
  record: ApplicationRecord,
  event: NonNullable<ApplicationMove['follows']>,
  tx: Tx,
): Promise<ApplicationRecord> {
  const move = decideApplication(record.state, event, systemActor, record.facts);
  if (!move.allowed) throw new Error(`${event.type} should follow: ${move.reason.message}`);
  const described = { operation: event.type, title: '办结', comment: null, step: null };
  return writeMove(context, { record, move, by: recordedSystem, ...described }, tx);
}

async function announce(
  { outbox }: ApplicationsContext,
  { record, move, comment, by }: MoveInput,
  after: ApplicationRecord,
  tx: Tx,
): Promise<void> {
  const of = {
    applicationId: record.id,
    number: record.number,
    programmeName: record.programme.name,
    studentId: record.student.id,
    studentName: record.student.name,
    collegeId: record.collegeId,
  };
  const awaits = awaitedStep(after);
  const { stage } = record.state;
  if (move.to !== stage) {
    const next = nextStep(after.state, studentActor(record.student.id), after.facts, after.facts.today);
    const event = { from: stage, to: move.to, awaits, comment, byUserId: by.id, nextStep: next?.title ?? '' };
    await outbox.append({ type: 'stage_changed', ...of, ...event }, tx);
    return;
  }
  const passed = awaitedStep(record);
  if (awaits === null || passed === null || awaits === passed) return;
  await outbox.append({ type: 'review_advanced', ...of, passed, awaits, comment }, tx);
}

function columnsOf(
  { record, move, mobility, answerDueOn }: MoveInput,
  after: ApplicationRecord,
  now: Date,
): Changes<Application> {
  const awaits = awaitedStep(after);
  const waitsFromNow = move.to !== record.state.stage || move.stepIndex !== record.state.stepIndex;
  return {
    ...(move.freezes ? submissionColumns(record, now) : {}),
    ...submittedMobility({ record, move }),
    ...mobility,
    stage: move.to,
    stepIndex: move.stepIndex,
    resumeStep: move.askingStep ?? move.returningStep,
    awaits,
    ...(waitsFromNow ? { waitingSince: awaits === null ? null : now } : {}),
    answerDueOn: answerDueOn ?? null,
    openMarker: isFinalStage(move.to) ? null : 1,
    updatedAt: now,
  };
}
