import { decideApplication, finalStages, nextStep, systemActor } from '@yuanhang/domain';
import type { Row, Tx } from '../../platform/database';
import { AppError } from '../../platform/errors';
import type { Context } from './context';
import { formOf } from './forms';
import type { MoveInput } from './interface';
import { mobilityColumns } from './mobility';
import type { ApplicationRecord, PageKey } from './records';
import { submissionColumns } from './submission-columns';
import { answersOf, answersOfLanguages, submittingOperations } from './submissions';
import { appendTimeline } from './timeline';

const system = { id: systemActor.userId, name: '系统', role: 'system' } as const;

const pageKeys: readonly PageKey[] = ['basic', 'selfArranged', 'application', 'questions'];

/** How a request for supplements ended, by what ended it. */
const endings: Readonly<Record<string, 'answered' | 'withdrawn'>> = {
  supplement: 'answered',
  withdraw_supplement: 'withdrawn',
};

/** Writes what the domain decided: see `Applications.moveStage`. */
export const moveStage = (context: Context) => {
  const { database, clock, outbox, programmes, supplements } = context;
  const append = appendTimeline(context);

  async function write(tx: Tx, input: MoveInput): Promise<void> {
    const { record, move } = input;
    const after = recordAfter(input, clock.now());
    await database.updateVersioned('applications', record, columnsOf(input, after, clock.now()), tx);
    if (move.takesPlace && !(await programmes.takePlace(record.programme.id, tx))) throw new AppError('no_places_left');
    if (move.releasesPlace) await programmes.releasePlace(record.programme.id, tx);
    await append(tx, {
      applicationId: record.id,
      requestId: null,
      by: input.by,
      operation: input.operation,
      title: input.title,
      comment: input.comment,
      stage: move.to,
      step: input.step,
      version: after.version,
    });
    const left = record.state.stage === 'supplement_required' && move.to !== 'supplement_required';
    if (left) await supplements.end(tx, record.id, endings[input.operation] ?? 'ended', clock.now());
    if (submittingOperations.has(input.operation)) await keepSubmission(tx, after);
    const change = { record: after, from: record.state.stage, to: move.to, voids: move.voids, by: input.by };
    for (const handler of context.onStageChanged) await handler(change, tx);
    await announce(tx, input, after);
    if (!move.follows) return;
    const next = decideApplication(after.state, move.follows, systemActor, after.facts);
    if (!next.allowed) throw new Error(`${move.follows.type} should follow: ${next.reason.message}`);
    const { type } = move.follows;
    await write(tx, {
      record: after,
      move: next,
      by: system,
      operation: type,
      title: '办结',
      comment: null,
      step: null,
    });
  }

  /** As it is handed in now, so that the reviewer of a later one sees what is new. */
  async function keepSubmission(tx: Tx, { id, pages, offering, attachments }: ApplicationRecord): Promise<void> {
    const answers = pageKeys.flatMap((page) => answersOf(formOf(page, offering), pages[page] ?? {}));
    const languages = answersOfLanguages(await context.queries.languages(id, tx));
    await context.submissions.record(
      tx,
      { subjectId: id, applicationId: id },
      [...answers, ...languages],
      attachments,
      clock.now(),
    );
  }

  async function announce(tx: Tx, { record, move, comment, by }: MoveInput, after: ApplicationRecord): Promise<void> {
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
      const student = { userId: record.student.id, roles: ['student'], collegeIds: [] } as const;
      const next = nextStep(after.state, student, after.facts, after.facts.today);
      const event = { from: stage, to: move.to, awaits, comment, byUserId: by.id, nextStep: next?.title ?? '' };
      await outbox.append({ type: 'stage_changed', ...of, ...event }, tx);
      return;
    }
    const passed = awaitedStep(record);
    if (awaits === null || passed === null || awaits === passed) return;
    await outbox.append({ type: 'review_advanced', ...of, passed, awaits, comment }, tx);
  }

  return write;
};

const awaitedStep = ({ state }: ApplicationRecord) =>
  state.stage === 'under_review' ? (state.chain[state.stepIndex] ?? null) : null;

/** The record as the move leaves it, so that what follows is decided by it without reading it again. */
function recordAfter({ record, move, mobility, answerDueOn }: MoveInput, now: Date): ApplicationRecord {
  const { to, stepIndex, askingStep, returningStep, freezes } = move;
  const merged = { ...record.mobility, ...mobility };
  const { departOn, returnOn, arrivedOn, nextCheckInOn, returnDueOn } = merged;
  const everSubmitted = record.state.everSubmitted || freezes;
  return {
    ...record,
    version: record.version + 1,
    state: { ...record.state, stage: to, stepIndex, askingStep, returningStep, everSubmitted },
    facts: {
      ...record.facts,
      missingCount: 0,
      taskDueOn: answerDueOn ?? null,
      departOn,
      returnOn,
      arrivedOn,
      nextCheckInOn,
      returnDueOn,
    },
    mobility: merged,
    submittedAt: freezes ? now : record.submittedAt,
    updatedAt: now,
    supplement: null,
    missing: [],
  };
}

function columnsOf({ record, move, mobility, answerDueOn }: MoveInput, after: ApplicationRecord, now: Date): Row {
  const awaits = awaitedStep(after);
  const waitsAnew = move.to !== record.state.stage || move.stepIndex !== record.state.stepIndex;
  return {
    ...(move.freezes ? submissionColumns(record, now) : {}),
    ...mobilityColumns(mobility ?? {}),
    stage: move.to,
    step_index: move.stepIndex,
    resume_step: move.askingStep ?? move.returningStep,
    awaits,
    ...(waitsAnew ? { waiting_since: awaits === null ? null : now } : {}),
    answer_due_on: answerDueOn ?? null,
    open_marker: finalStages.some((final) => final === move.to) ? null : 1,
    updated_at: now,
  };
}
