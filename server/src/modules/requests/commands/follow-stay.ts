import {
  afterStayChange,
  currentRequestStep,
  dateInShanghai,
  decideRequest,
  type FormValues,
  type RequestState,
  requestDefinitions,
  requestKindLabels,
  type StayChangeOutcome,
  stayChangeText,
  systemActor,
} from '@yuanhang/domain';
import type { Clock } from '../../../platform/clock';
import { type Database, fromJson, type RowOf, type Tx } from '../../../platform/database';
import type { Outbox } from '../../../platform/outbox';
import { appendTimeline, recordedSystem, type StayChange, type StayChangedHandler } from '../../applications';
import type { Request } from '../model';
import { type RequestChanges, writeRequest } from './write-request';

interface FollowStayContext {
  readonly database: Database;
  readonly clock: Clock;
  readonly outbox: Outbox;
}
type OpenRow = Pick<
  RowOf<Request>,
  'id' | 'kind' | 'status' | 'version' | 'step_index' | 'chain' | 'resume_step' | 'form' | 'comment' | 'submitted_at'
>;
type Outcome = Exclude<StayChangeOutcome, 'unchanged'>;

/**
 * Applies a change of the stay to the open requests of the application, in its transaction, so that none of them can
 * undo it later. Each has a new version: a reviewer who saw the old one is refused and shown what changed.
 */
export const followStay =
  (context: FollowStayContext): StayChangedHandler =>
  async (change, tx) => {
    const open = await context.database.select<OpenRow>(
      `SELECT id, kind, status, version, step_index, chain, resume_step, form, comment, submitted_at FROM requests
       WHERE application_id = :id AND open_marker = 1 ORDER BY created_at, id`,
      { id: change.record.id },
      tx,
    );
    for (const row of open) {
      const request = { kind: row.kind, status: row.status, values: fromJson<FormValues>(row.form) };
      const { outcome, values } = afterStayChange(request, change.before, change.after);
      if (outcome !== 'unchanged') await apply(context, change, row, outcome, values, tx);
    }
  };

async function apply(
  context: FollowStayContext,
  change: StayChange,
  row: OpenRow,
  outcome: Outcome,
  form: FormValues,
  tx: Tx,
): Promise<void> {
  const { record, before, after, cause } = change;
  const state = stateOf(row);
  const reason = `${cause}：${stayChangeText(before, after, record.facts.today)}。${adviceOf[outcome]}`;
  const updatedAt = context.clock.now();
  const changes =
    outcome === 'stays' ? {} : { form, comment: row.comment === null ? reason : `${row.comment}\n${reason}` };
  const move = outcome === 'goes_back' ? sentBack(change, state, updatedAt) : {};
  await writeRequest(context, row, { ...changes, ...move, updatedAt }, tx);
  await appendTimeline(
    context,
    {
      applicationId: record.id,
      requestId: row.id,
      by: recordedSystem,
      operation: outcome === 'goes_back' ? 'send_back' : 'stay_changed',
      title: `${requestKindLabels[row.kind]} · ${titleOf[outcome]}`,
      comment: reason,
      stage: record.state.stage,
      step: null,
      version: row.version + 1,
    },
    tx,
  );
  await context.outbox.append(
    {
      type: 'request_overtaken',
      applicationId: record.id,
      number: record.number,
      programmeName: record.programme.name,
      studentId: record.student.id,
      studentName: record.student.name,
      collegeId: record.collegeId,
      requestId: row.id,
      kind: row.kind,
      outcome,
      step: currentRequestStep(state),
      reason,
    },
    tx,
  );
}

/** The columns of a request that the domain sends back. */
function sentBack({ record }: StayChange, state: RequestState, now: Date): RequestChanges {
  const facts = { stage: record.state.stage, application: record.facts, missingCount: 0, requestedFen: null };
  const move = decideRequest(state, { type: 'send_back' }, systemActor, facts);
  if (!move.allowed) throw new Error(`${state.kind} should go back: ${move.reason.message}`);
  return {
    status: move.to,
    stepIndex: move.stepIndex,
    resumeStep: move.returningStep,
    awaits: null,
    waitingSince: null,
    sentBackOn: dateInShanghai(now),
  };
}

const stateOf = (row: OpenRow): RequestState => ({
  kind: row.kind,
  status: row.status,
  chain: row.status === 'draft' ? requestDefinitions[row.kind].chain : fromJson(row.chain),
  stepIndex: row.step_index,
  returningStep: row.status === 'revision_required' ? row.resume_step : null,
  everSubmitted: row.submitted_at !== null,
  cancels: requestDefinitions[row.kind].cancels(fromJson(row.form)),
});

const titleOf: Readonly<Record<Outcome, string>> = {
  goes_back: '因交流安排变更退回学生',
  takes_over: '已按新的交流安排更新',
  stays: '提交后交流安排有变更',
};
const adviceOf: Readonly<Record<Outcome, string>> = {
  goes_back: '请核对后重新提交',
  takes_over: '表中的日期已更新，请核对',
  stays: '请按新的安排审核金额',
};
