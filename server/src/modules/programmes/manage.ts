import type { ProgrammeInput } from '@yuanhang/contract';
import { countries, type ProgrammeStatus } from '@yuanhang/domain';
import type { Clock } from '../../platform/clock';
import { type Database, json, newId, StaleVersion, type Tx } from '../../platform/database';
import { AppError, fieldError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import type { Attachments } from '../attachments';
import type { Audit } from '../audit';
import { cleanInput, inputProblems } from './check-input';
import { inYear } from './in-year';
import { programmeById } from './queries';
import type { Programme } from './records';

export interface ManageDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly audit: Audit;
  readonly attachments: Pick<Attachments, 'registerOwner' | 'listFor' | 'removeAllOf' | 'copyFiles'>;
}
/** What the office is told after each change. */
export interface Managed {
  readonly id: string;
  readonly version: number;
  readonly status: ProgrammeStatus;
  readonly updatedAt: string;
}

function columnsOf(input: ProgrammeInput) {
  const country = countries.find(({ code }) => code === input.country);
  return {
    name: input.name,
    year: input.year,
    category: input.category,
    form: input.form,
    country: input.country,
    region: country?.region ?? null,
    city: input.city,
    institution: input.institution,
    time_zone: input.timeZone,
    start_on: input.startOn,
    end_on: input.endOn,
    apply_from: input.applyFrom,
    apply_until: input.applyUntil,
    late_entry_until: input.lateEntryUntil,
    closes_on: input.lateEntryUntil ?? input.applyUntil,
    places: input.places,
    language_requirement: input.languageRequirement,
    notice: input.notice,
    introduction: input.introduction,
    declaration: input.declaration,
    requirements: json(input.requirements),
    questions: json(input.questions),
    review_chain: json(input.reviewChain),
    budget_eligible: input.budgetEligible,
    funding_eligible: input.fundingEligible,
    check_in_interval_days: input.checkInIntervalDays,
    contact: input.contact,
    self_arranged: input.category === 'self_arranged',
  };
}

const placesTaken = (taken: number) =>
  fieldError('programme.places', 'below_taken', `已有 ${taken} 人占用名额，不能更少`);

/** What the office does to programmes. An edit never touches what a student declared or submitted: that is frozen there. */
export function programmeManagement({ database, clock, audit, attachments }: ManageDeps) {
  /** @param under where the programme stands in the request's body: problems are named by that path */
  function checked(given: ProgrammeInput, under: string): ProgrammeInput {
    const input = cleanInput(given);
    const problems = inputProblems(input).map((problem) => ({ ...problem, field: under + problem.field }));
    if (problems.length > 0) throw new AppError('invalid_input', { problems });
    return input;
  }
  async function writeGroups(id: string, input: ProgrammeInput, tx: Tx): Promise<void> {
    await database.write('DELETE FROM programme_eligible_groups WHERE programme_id = :id', { id }, tx);
    for (const group of new Set(input.eligibleGroups)) {
      await database.insert('programme_eligible_groups', { programme_id: id, eligible_group: group }, tx);
    }
  }
  const note = (by: Principal, action: string, id: string, detail: string, tx: Tx) =>
    audit.record(tx, { actor: { id: by.userId, role: 'office' }, action, subject: { type: 'programme', id }, detail });

  async function loaded(id: string, tx: Tx): Promise<Programme> {
    const programme = await programmeById(database, id, tx);
    if (!programme) throw new AppError('not_found');
    return programme;
  }
  /** Version-guarded change of one programme. */
  function change(
    by: Principal,
    id: string,
    version: number,
    action: string,
    work: (programme: Programme, tx: Tx) => Promise<Record<string, string | number | boolean | Date | null>>,
  ): Promise<Managed> {
    return database.transaction(async (tx) => {
      const programme = await loaded(id, tx);
      const now = clock.now();
      const changes = await work(programme, tx);
      await database.updateVersioned('programmes', { id, version }, { ...changes, updated_at: now }, tx);
      // The row is ours from here on: nobody takes a place between this look and the commit.
      const after = await loaded(id, tx);
      if (after.places !== null && after.places < after.placesTaken) throw placesTaken(after.placesTaken);
      await note(by, action, id, after.name, tx);
      return { id, version: after.version, status: after.status, updatedAt: now.toISOString() };
    });
  }

  /** A new draft; `withIt` happens in the same transaction. */
  async function created(
    by: Principal,
    id: string,
    given: ProgrammeInput,
    withIt?: (tx: Tx) => Promise<void>,
  ): Promise<Managed> {
    const input = checked(given, '');
    const now = clock.now();
    return database.transaction(async (tx) => {
      const row = {
        id,
        ...columnsOf(input),
        status: 'draft',
        places_taken: 0,
        version: 0,
        created_at: now,
        updated_at: now,
      };
      await database.insert('programmes', row, tx);
      await writeGroups(id, input, tx);
      await withIt?.(tx);
      await note(by, 'create_programme', id, input.name, tx);
      return { id, version: 0, status: 'draft' as const, updatedAt: now.toISOString() };
    });
  }

  return {
    create: (by: Principal, given: ProgrammeInput): Promise<Managed> => created(by, newId(), given),

    async update(by: Principal, id: string, version: number, given: ProgrammeInput): Promise<Managed> {
      const input = checked(given, 'programme.');
      return change(by, id, version, 'update_programme', async (_, tx) => {
        await writeGroups(id, input, tx);
        return columnsOf(input);
      });
    },

    publish: (by: Principal, id: string, version: number): Promise<Managed> =>
      change(by, id, version, 'publish_programme', async ({ status }) => {
        if (status === 'published') throw new AppError('not_allowed_now', { message: '项目已发布' });
        if (status === 'archived') throw new AppError('not_allowed_now', { message: '已归档的项目不能发布' });
        return { status: 'published', published_at: clock.now() };
      }),

    archive: (by: Principal, id: string, version: number): Promise<Managed> =>
      change(by, id, version, 'archive_programme', async ({ status }) => {
        if (status !== 'closed') throw new AppError('not_allowed_now', { message: '请先关闭项目再归档' });
        return { status: 'archived' };
      }),

    /** A draft of the same programme in another year, blank forms included. */
    async copy(by: Principal, id: string, year: number): Promise<Managed> {
      const found = await programmeById(database, id);
      if (!found) throw new AppError('not_found');
      const made = newId();
      const takeForms = await attachments.copyFiles('programme', id, made, by.userId);
      return created(by, made, inYear(found, year), takeForms);
    },

    /** What nobody ever saw may go; everything else is closed and archived. */
    remove: (by: Principal, id: string, version: number): Promise<void> =>
      database.transaction(async (tx) => {
        const { status, name } = await loaded(id, tx);
        if (status !== 'draft')
          throw new AppError('not_allowed_now', { message: '发布过的项目不能删除，请关闭或归档' });
        await database.write('DELETE FROM programme_eligible_groups WHERE programme_id = :id', { id }, tx);
        const gone = await database.write(
          'DELETE FROM programmes WHERE id = :id AND version = :version',
          { id, version },
          tx,
        );
        if (gone !== 1) throw new StaleVersion();
        await attachments.removeAllOf('programme', id, tx);
        await note(by, 'delete_programme', id, name, tx);
      }),

    close: (by: Principal, id: string, version: number): Promise<Managed> =>
      change(by, id, version, 'close_programme', async ({ status }) => {
        if (status !== 'published') throw new AppError('not_allowed_now', { message: '只有已发布的项目可以关闭' });
        return { status: 'closed' };
      }),
  };
}
