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
  requestForms,
  requestKindLabels,
  stageLabels,
  studentActor,
  systemActor,
} from '@yuanhang/domain';
import { json, type Row, type Tx } from '../../platform/database';
import { answersOf, type RecordedActor, refusal } from '../applications';
import type { Context } from './context';
import { kindOf } from './kinds';
import type { RequestRecord } from './records';

export interface RequestMoveInput {
  readonly record: RequestRecord;
  /** What `decideRequest` answered. */
  readonly move: RequestMove;
  readonly by: RecordedActor;
  readonly operation: 'submit' | 'recall' | 'delete' | 'approve' | 'return' | 'reject' | 'void';
  readonly title: string;
  readonly comment: string | null;
  readonly step: ReviewStep | null;
}

/** Writes what the domain decided about a request, and what follows for its application, in one transaction. */
export const moveRequest =
  (context: Context) =>
  async (tx: Tx, input: RequestMoveInput): Promise<void> => {
    const { record, move } = input;
    await context.database.updateVersioned('requests', record, columnsOf(input, context.clock.now()), tx);
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
    if (input.operation === 'submit') await keepSubmission(context, tx, record);
    const following = followOf(input);
    // A new stage is news enough: of a confirmed dispatch nobody wants to be told twice.
    const stageTells = move.follows?.type === 'request_approved' && following?.to !== record.application.state.stage;
    if (!stageTells) await announce(context, tx, input);
    if (following) await follow(context, tx, input, following);
  };

/** As it is handed in now; numbers masked, for nobody needs them to see that something changed. */
async function keepSubmission({ applications, forms }: Context, tx: Tx, record: RequestRecord): Promise<void> {
  const { id, kind, form, application, attachments } = record;
  const answers = answersOf(requestForms[kind], forms.mask(id, requestForms[kind], form));
  const of = { subjectId: id, applicationId: application.id };
  await applications.keepSubmission({ ...of, answers, attachments }, tx);
}

const awaitedStep = ({ record, move }: RequestMoveInput): ReviewStep | null =>
  currentRequestStep({ ...record.state, status: move.to, stepIndex: move.stepIndex });

function columnsOf(input: RequestMoveInput, now: Date): Row {
  const { record, move, comment, operation } = input;
  const isOpen = openRequestStatuses.some((open) => open === move.to);
  const awaits = awaitedStep(input);
  const isDecided = move.to === 'approved' || move.to === 'rejected';
  return {
    status: move.to,
    step_index: move.stepIndex,
    resume_step: move.returningStep,
    awaits,
    waiting_since: awaits === null ? null : now,
    cancels: record.state.cancels,
    ...(move.freezes ? { chain: json(record.state.chain), submitted_at: now } : {}),
    ...(isDecided ? { decided_at: now, approved_fen: move.approvedFen } : {}),
    sent_back_on: move.to === 'revision_required' ? dateInShanghai(now) : null,
    // The words that the student should act on; a new submission answers them.
    comment: operation === 'return' || operation === 'reject' ? comment : null,
    open_marker: isOpen ? 1 : null,
    updated_at: now,
  };
}

const titleOf = ({ move, title }: RequestMoveInput) =>
  move.approvedFen === null ? title : `${title} · 核定 ${formatYuan(move.approvedFen)} 元`;

async function announce({ outbox }: Context, tx: Tx, input: RequestMoveInput): Promise<void> {
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

/** What the domain says follows for the application; null when nothing does. */
function followOf({ record: { application }, move }: RequestMoveInput): ApplicationMove | null {
  if (!move.follows) return null;
  const decision = decideApplication(application.state, move.follows, systemActor, application.facts);
  if (!decision.allowed) throw refusal(decision.reason);
  return decision;
}

/** Its stage, its places, what is known of the stay. */
async function follow(context: Context, tx: Tx, input: RequestMoveInput, next: ApplicationMove): Promise<void> {
  const { record, move, by, comment, step } = input;
  const { application, kind } = record;
  const isApproved = move.to === 'approved';
  const mobility = isApproved ? kindOf(kind).mobilityAfter(record.values, application, record.consequences) : {};
  if (next.to === application.state.stage) {
    if (Object.keys(mobility).length > 0) await context.applications.setMobility(application.id, mobility, tx);
    return;
  }
  const title = `${stageLabels[next.to]}（${requestKindLabels[kind]}${isApproved ? '通过' : '未通过'}）`;
  const words = { operation: kind, title, comment, step };
  await context.applications.moveStage({ record: application, move: next, by, ...words, mobility }, tx);
}
