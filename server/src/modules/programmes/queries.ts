import type { EligibleGroup, FormDefinition } from '@yuanhang/domain';
import { type Database, fromJson, type RowOf, type Tx, toBoolean } from '../../platform/database';
import type { Programme as Model } from './model';
import type { Programme } from './records';

export interface ProgrammeRow
  extends Omit<RowOf<Model>, 'region' | 'closes_on' | 'created_at' | 'updated_at' | 'published_at'> {
  /** Comma separated. */
  readonly eligible_groups: string | null;
}

/** The groups are a column of the same row, so that a list needs only one statement. */
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
    requirements: fromJson(row.requirements),
    questions: presentQuestions(fromJson(row.questions)),
    reviewChain: fromJson(row.review_chain),
    budgetEligible: toBoolean(row.budget_eligible),
    fundingEligible: toBoolean(row.funding_eligible),
    checkInIntervalDays: row.check_in_interval_days,
    contact: row.contact,
    selfArranged: toBoolean(row.self_arranged),
    eligibleGroups: parseGroups(row.eligible_groups),
    version: row.version,
  };
}

/** Null when it does not exist. */
export async function programmeById(database: Database, id: string, tx?: Tx): Promise<Programme | null> {
  const row = await database.first<ProgrammeRow>(
    `SELECT p.*, ${groupsOf} FROM programmes p WHERE p.id = :id`,
    { id },
    tx,
  );
  return row && toProgramme(row);
}

/** Without the keys of former versions, which only the check of an application's answers reads. */
const presentQuestions = ({ formerKeys, ...questions }: FormDefinition): FormDefinition => questions;
