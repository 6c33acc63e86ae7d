import type { ProgrammeInput } from '@yuanhang/contract';
import { countries, type FormDefinition, type ProgrammeStatus, replaceForm, windowClosesOn } from '@yuanhang/domain';
import type { Attributes } from 'sequelize';
import { fromJson, newId, StaleVersion, type Tx } from '../../platform/database';
import { AppError, fieldError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import { forgetSearchable } from '../../platform/search';
import { cleanInput, inputProblems } from './check-input';
import type { ProgrammesContext } from './context';
import { inYear } from './in-year';
import { keepProgrammeSearchable } from './jobs/search-index';
import { Programme, ProgrammeEligibleGroup } from './model';
import { programmeById } from './queries';

/** The response to the office after each change. */
export interface Managed {
  readonly id: string;
  readonly version: number;
  readonly status: ProgrammeStatus;
  readonly updatedAt: string;
}

/** A programme and the version that the person saw. */
export interface Target {
  readonly id: string;
  readonly version: number;
}

/** Creates a draft. Throws `invalid_input`. */
export function create(
  context: ProgrammesContext,
  principal: Principal,
  input: ProgrammeInput,
  tx: Tx,
): Promise<Managed> {
  return insert(context, principal, newId(), checked(input, ''), tx);
}

/**
 * Creates a draft of the same programme in another year, blank forms included. Opens its own transaction, because it
 * copies files before it. Throws `not_found`.
 */
export async function copy(
  context: ProgrammesContext,
  principal: Principal,
  { id, year }: { readonly id: string; readonly year: number },
): Promise<Managed> {
  const { database, attachments } = context;
  const source = await programmeById(database, id);
  if (!source) throw new AppError('not_found');
  const copyId = newId();
  const input = checked(inYear(source, year), '');
  const takeForms = await attachments.copyFiles('programme', id, copyId, principal.userId);
  return database.transaction(async (tx) => {
    const created = await insert(context, principal, copyId, input, tx);
    await takeForms(tx);
    return created;
  });
}

/**
 * Replaces the data entered by the office; declared or submitted data of students stay frozen. Throws
 * `invalid_input`, `stale_version`.
 */
export async function update(
  context: ProgrammesContext,
  principal: Principal,
  { input: given, ...target }: Target & { readonly input: ProgrammeInput },
  tx: Tx,
): Promise<Managed> {
  const input = checked(given, 'programme.');
  const programme = await findSeen(context, target, tx);
  const fields = fieldsOf(input);
  programme.set({ ...fields, questions: replaceForm(programme.questions, fields.questions) });
  const updated = await save(context, principal, 'update_programme', programme, tx);
  await keepProgrammeSearchable(context.database, programme, tx);
  await context.database.model(ProgrammeEligibleGroup).destroy({ where: { programmeId: target.id }, transaction: tx });
  await insertGroups(context, target.id, input, tx);
  return updated;
}

/** Opens a draft or a closed programme to students. Throws `not_allowed_now`, `stale_version`. */
export async function publish(
  context: ProgrammesContext,
  principal: Principal,
  target: Target,
  tx: Tx,
): Promise<Managed> {
  const programme = await findSeen(context, target, tx);
  if (programme.status === 'published') throw new AppError('not_allowed_now', { message: '项目已发布' });
  if (programme.status === 'archived') throw new AppError('not_allowed_now', { message: '已归档的项目不能发布' });
  programme.set({ status: 'published', publishedAt: context.clock.now() });
  return save(context, principal, 'publish_programme', programme, tx);
}

/** Ends a published programme's window. Throws `not_allowed_now`, `stale_version`. */
export async function close(
  context: ProgrammesContext,
  principal: Principal,
  target: Target,
  tx: Tx,
): Promise<Managed> {
  const programme = await findSeen(context, target, tx);
  if (programme.status !== 'published') throw new AppError('not_allowed_now', { message: '只有已发布的项目可以关闭' });
  programme.set({ status: 'closed' });
  return save(context, principal, 'close_programme', programme, tx);
}

/** Archives a closed programme permanently. Throws `not_allowed_now`, `stale_version`. */
export async function archive(
  context: ProgrammesContext,
  principal: Principal,
  target: Target,
  tx: Tx,
): Promise<Managed> {
  const programme = await findSeen(context, target, tx);
  if (programme.status !== 'closed') throw new AppError('not_allowed_now', { message: '请先关闭项目再归档' });
  programme.set({ status: 'archived' });
  return save(context, principal, 'archive_programme', programme, tx);
}

/**
 * Deletes a draft, which no student has seen; other programmes are closed and archived. Throws `not_allowed_now`,
 * `stale_version`.
 */
export async function remove(context: ProgrammesContext, principal: Principal, target: Target, tx: Tx): Promise<void> {
  const { database, attachments } = context;
  const { id } = target;
  const { status, name } = await findSeen(context, target, tx);
  if (status !== 'draft') throw new AppError('not_allowed_now', { message: '发布过的项目不能删除，请关闭或归档' });
  await database.model(ProgrammeEligibleGroup).destroy({ where: { programmeId: id }, transaction: tx });
  const deleted = await database.model(Programme).destroy({ where: { ...target }, transaction: tx });
  if (deleted !== 1) throw new StaleVersion();
  await forgetSearchable(database, 'programme', [id], tx);
  await attachments.removeAllOf('programme', id, tx);
  await record(context, principal, 'delete_programme', id, name, tx);
}

/**
 * @param path of the programme in the request body, for the fields of problems
 */
function checked(given: ProgrammeInput, path: string): ProgrammeInput {
  const input = cleanInput(given);
  const problems = inputProblems(input).map((problem) => ({ ...problem, field: path + problem.field }));
  if (problems.length > 0) throw new AppError('invalid_input', { problems });
  return input;
}

async function findSeen({ database }: ProgrammesContext, { id, version }: Target, tx: Tx): Promise<Programme> {
  const programme = await database.model(Programme).findOne({ where: { id }, transaction: tx });
  if (!programme) throw new AppError('not_found');
  if (programme.version !== version) throw new StaleVersion();
  return programme;
}

async function insert(
  context: ProgrammesContext,
  principal: Principal,
  id: string,
  input: ProgrammeInput,
  tx: Tx,
): Promise<Managed> {
  const now = context.clock.now();
  const programme = { id, ...fieldsOf(input), status: 'draft' as const, createdAt: now, updatedAt: now };
  await context.database.model(Programme).create(programme, { transaction: tx });
  await insertGroups(context, id, input, tx);
  await keepProgrammeSearchable(context.database, programme, tx);
  await record(context, principal, 'create_programme', id, input.name, tx);
  return { id, version: 0, status: 'draft', updatedAt: now.toISOString() };
}

async function insertGroups(
  { database }: ProgrammesContext,
  programmeId: string,
  { eligibleGroups }: ProgrammeInput,
  tx: Tx,
): Promise<void> {
  const groups = [...new Set(eligibleGroups)].map((eligibleGroup) => ({ programmeId, eligibleGroup }));
  await database.model(ProgrammeEligibleGroup).bulkCreate(groups, { transaction: tx });
}

async function save(
  context: ProgrammesContext,
  principal: Principal,
  action: string,
  programme: Programme,
  tx: Tx,
): Promise<Managed> {
  const now = context.clock.now();
  programme.set({ updatedAt: now });
  // `save` writes nothing and keeps the version when no value differs, as for an edit within the same millisecond.
  programme.changed('updatedAt', true);
  await programme.save({ transaction: tx });
  // `save` has locked the row, so no place can be taken between this read and the commit.
  await programme.reload({ attributes: ['id', 'places', 'placesTaken'], transaction: tx });
  const { id, places, placesTaken } = programme;
  if (places !== null && places < placesTaken)
    throw fieldError('programme.places', 'below_taken', `已有 ${placesTaken} 人占用名额，不能更少`);
  await record(context, principal, action, id, programme.name, tx);
  return { id, version: programme.version, status: programme.status, updatedAt: now.toISOString() };
}

function record(
  { audit }: ProgrammesContext,
  { userId }: Principal,
  action: string,
  id: string,
  detail: string,
  tx: Tx,
): Promise<void> {
  const actor = { id: userId, role: 'office' as const };
  return audit.record(tx, { actor, action, subject: { type: 'programme', id }, detail });
}

type Fields = Omit<
  Attributes<Programme>,
  'id' | 'status' | 'placesTaken' | 'version' | 'createdAt' | 'updatedAt' | 'publishedAt'
>;
const fieldsOf = (input: ProgrammeInput): Fields => ({
  name: input.name,
  year: input.year,
  category: input.category,
  form: input.form,
  country: input.country,
  region: countries.find(({ code }) => code === input.country)?.region ?? null,
  city: input.city,
  institution: input.institution,
  timeZone: input.timeZone,
  startOn: input.startOn,
  endOn: input.endOn,
  applyFrom: input.applyFrom,
  applyUntil: input.applyUntil,
  lateEntryUntil: input.lateEntryUntil,
  closesOn: windowClosesOn(input),
  places: input.places,
  languageRequirement: input.languageRequirement,
  notice: input.notice,
  introduction: input.introduction,
  declaration: input.declaration,
  requirements: input.requirements,
  // In the form that the column stores: without undefined members.
  questions: fromJson<FormDefinition>(JSON.stringify(input.questions)),
  reviewChain: input.reviewChain,
  budgetEligible: input.budgetEligible,
  fundingEligible: input.fundingEligible,
  checkInIntervalDays: input.checkInIntervalDays,
  contact: input.contact,
  selfArranged: input.category === 'self_arranged',
});
