import type { Requirement } from '@yuanhang/contract';
import type {
  EligibleGroup,
  FormDefinition,
  ProgrammeCategory,
  ProgrammeForm,
  ProgrammeStatus,
  ReviewStep,
} from '@yuanhang/domain';
import { type Database, fromJson, type Tx, toBoolean } from '../../platform/database';
import type { Programme } from './records';

export interface ProgrammeRow {
  readonly id: string;
  readonly name: string;
  readonly year: number;
  readonly category: ProgrammeCategory;
  readonly form: ProgrammeForm;
  readonly status: ProgrammeStatus;
  readonly country: string | null;
  readonly city: string | null;
  readonly institution: string | null;
  readonly time_zone: string | null;
  readonly start_on: string | null;
  readonly end_on: string | null;
  readonly apply_from: string;
  readonly apply_until: string;
  readonly late_entry_until: string | null;
  readonly places: number | null;
  readonly places_taken: number;
  readonly language_requirement: string;
  readonly notice: string;
  readonly introduction: string;
  readonly declaration: string;
  readonly requirements: string | readonly Requirement[];
  readonly questions: string | FormDefinition;
  readonly review_chain: string | readonly ReviewStep[];
  readonly budget_eligible: number;
  readonly funding_eligible: number;
  readonly check_in_interval_days: number;
  readonly contact: string;
  readonly self_arranged: number;
  readonly version: number;
  /** Comma separated. */
  readonly eligible_groups: string | null;
}

/** The groups ride along in the same row, so that a list stays one statement. */
export const groupsOf = `(SELECT GROUP_CONCAT(g.eligible_group) FROM programme_eligible_groups g WHERE g.programme_id = p.id) AS eligible_groups`;

const isGroup = (text: string): text is EligibleGroup =>
  text === 'undergraduate' || text === 'master' || text === 'doctor';
const order: readonly EligibleGroup[] = ['undergraduate', 'master', 'doctor'];
export function parseGroups(text: string | null): EligibleGroup[] {
  const found = (text ?? '').split(',').filter(isGroup);
  return order.filter((group) => found.includes(group));
}

export function toProgramme(row: ProgrammeRow): Programme {
  return {
    id: row.id,
    name: row.name,
    year: row.year,
    category: row.category,
    form: row.form,
    status: row.status,
    country: row.country,
    city: row.city,
    institution: row.institution,
    timeZone: row.time_zone,
    startOn: row.start_on,
    endOn: row.end_on,
    applyFrom: row.apply_from,
    applyUntil: row.apply_until,
    lateEntryUntil: row.late_entry_until,
    places: row.places,
    placesTaken: row.places_taken,
    languageRequirement: row.language_requirement,
    notice: row.notice,
    introduction: row.introduction,
    declaration: row.declaration,
    requirements: fromJson<readonly Requirement[]>(row.requirements),
    questions: fromJson<FormDefinition>(row.questions),
    reviewChain: fromJson<readonly ReviewStep[]>(row.review_chain),
    budgetEligible: toBoolean(row.budget_eligible),
    fundingEligible: toBoolean(row.funding_eligible),
    checkInIntervalDays: row.check_in_interval_days,
    contact: row.contact,
    selfArranged: toBoolean(row.self_arranged),
    eligibleGroups: parseGroups(row.eligible_groups),
    version: row.version,
  };
}

/** Null when there is none. */
export async function programmeById(database: Database, id: string, tx?: Tx): Promise<Programme | null> {
  const row = await database.first<ProgrammeRow>(
    `SELECT p.*, ${groupsOf} FROM programmes p WHERE p.id = :id`,
    { id },
    tx,
  );
  return row && toProgramme(row);
}
