import { groupsOf, type ProgrammeRow } from './queries';

/** The columns of a list, without notices and questions. */
export const summaryColumns = `p.id, p.name, p.year, p.category, p.form, p.status, p.country, p.city, p.institution, p.start_on, p.end_on,
  p.apply_from, p.apply_until, p.late_entry_until, p.closes_on, p.places, p.places_taken, p.language_requirement, p.funding_eligible,
  p.self_arranged, p.version, p.published_at, ${groupsOf}`;

export type SummaryRow = Pick<
  ProgrammeRow,
  | 'id'
  | 'name'
  | 'year'
  | 'category'
  | 'form'
  | 'status'
  | 'country'
  | 'city'
  | 'institution'
  | 'start_on'
  | 'end_on'
  | 'apply_from'
  | 'apply_until'
  | 'late_entry_until'
  | 'places'
  | 'places_taken'
  | 'language_requirement'
  | 'funding_eligible'
  | 'self_arranged'
  | 'version'
  | 'eligible_groups'
> & {
  /** Last day on which students may apply, late entry included. */
  readonly closes_on: string;
  readonly published_at: string | Date | null;
};
