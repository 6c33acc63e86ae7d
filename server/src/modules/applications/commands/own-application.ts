import type { ApplicationDetail, Attachment } from '@yuanhang/contract';
import { type ApplicationEvent, decideApplication } from '@yuanhang/domain';
import { StaleVersion, type Tx } from '../../../platform/database';
import { AppError } from '../../../platform/errors';
import type { Principal } from '../../../platform/http';
import type { ApplicationsContext } from '../context';
import { presentDetail } from '../presenters/detail';
import { partsOf } from '../reads/detail';
import { loadRecord } from '../reads/load';
import type { ApplicationRecord } from '../reads/records';
import { staleVersionError } from '../reads/stale-version';
import { refusal } from '../refusal';
import { lockApplication } from './locks';
import { moveStage } from './move-stage';
import { recordedStudent } from './recorded-actors';

/** An application and the version that the person saw. */
export interface Target {
  readonly id: string;
  readonly version: number;
}

/** Locks and reads a student's own application in the version they saw. Throws `not_found` and `stale_version`. */
export async function lockOwn(
  context: ApplicationsContext,
  principal: Principal,
  { id, version }: Target,
  tx: Tx,
): Promise<ApplicationRecord> {
  await lockApplication(context, id, tx);
  const record = await loadRecord(context, id, tx);
  if (record?.student.id !== principal.userId) throw new AppError('not_found');
  if (record.version !== version) throw new StaleVersion(() => staleVersionError(context, id, null, version));
  return record;
}

/** Same as `lockOwn`, for a change of the answers. Also throws the domain's refusal. */
export async function lockForEditing(
  context: ApplicationsContext,
  principal: Principal,
  target: Target,
  tx: Tx,
): Promise<ApplicationRecord> {
  const record = await lockOwn(context, principal, target, tx);
  const decision = decideApplication(record.state, { type: 'edit' }, principal, record.facts);
  if (!decision.allowed) throw refusal(decision.reason);
  await context.consents.require(principal.userId, 'application', tx);
  return record;
}

/**
 * Moves the stage by an event of the student. Throws `not_found`, `stale_version`, `incomplete` and the domain's
 * refusals.
 */
export async function moveOwn(
  context: ApplicationsContext,
  principal: Principal,
  target: Target,
  type: Extract<ApplicationEvent['type'], 'submit' | 'recall' | 'supplement' | 'waive_funding'>,
  titleOf: (record: ApplicationRecord) => string,
  tx: Tx,
): Promise<ApplicationDetail> {
  const record = await lockOwn(context, principal, target, tx);
  const move = decideApplication(record.state, { type }, principal, record.facts);
  if (!move.allowed) throw refusal(move.reason, record.missing);
  // What takes data back or gives money up needs no consent.
  if (type === 'submit' || type === 'supplement') await context.consents.require(principal.userId, 'application', tx);
  const described = { operation: type, title: titleOf(record), comment: null, step: null };
  const after = await moveStage(context, { record, move, by: recordedStudent(principal), ...described }, tx);
  return presentOwn(context, principal, after, tx, filesOf(record));
}

/** The response to a student's change, built from the record after it. */
export async function presentOwn(
  context: ApplicationsContext,
  principal: Principal,
  record: ApplicationRecord,
  tx: Tx,
  files = filesOf(record),
): Promise<ApplicationDetail> {
  return presentDetail(await partsOf(context, record, tx, files), principal, context.clock.now());
}

/** The complete files if the record has read them; undefined otherwise, because the student has nothing to submit. */
const filesOf = ({ state, attachments }: ApplicationRecord): readonly Attachment[] | undefined =>
  state.stage === 'draft' || state.stage === 'revision_required' || state.stage === 'supplement_required'
    ? attachments
    : undefined;
