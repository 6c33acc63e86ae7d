import type { ProgrammeInput, Requirement } from '@yuanhang/contract';
import type { Programmes } from '../../src/modules/programmes';
import { type Database, newId } from '../../src/platform/database';
import type { Principal } from '../../src/platform/http';

/** A required PDF. */
export const requirement = (
  given: Pick<Requirement, 'key' | 'name' | 'phase'> & Partial<Requirement>,
): ProgrammeInput['requirements'][number] => ({
  help: '',
  required: true,
  fileTypes: ['pdf'],
  maxBytes: 1_000_000,
  maxCount: 1,
  ...given,
});

/** An exchange in Berlin, open in November and December 2026, with every field filled in. */
export const programmeInput = (more: Partial<ProgrammeInput> = {}): ProgrammeInput => ({
  name: '柏林自由大学学期交换',
  year: 2027,
  category: 'exchange',
  form: 'credit',
  eligibleGroups: ['undergraduate', 'master'],
  country: 'DE',
  city: '柏林',
  institution: '柏林自由大学',
  timeZone: 'Europe/Berlin',
  startOn: '2027-04-01',
  endOn: '2027-07-31',
  applyFrom: '2026-11-01',
  applyUntil: '2026-12-20',
  lateEntryUntil: null,
  places: 4,
  languageRequirement: '雅思 6.5',
  notice: '请先阅读。',
  introduction: '由我校与柏林自由大学合作举办。',
  declaration: '本人承诺所填信息真实。',
  requirements: [requirement({ key: 'transcript', name: '成绩单', phase: 'application' })],
  questions: { key: 'questions', title: '补充问题', fields: [] },
  reviewChain: ['college', 'office'],
  budgetEligible: false,
  fundingEligible: true,
  checkInIntervalDays: 30,
  contact: '国际处',
  ...more,
});

/** An arbitrary member of the international office. */
export const officeStaff = (): Principal => ({
  userId: newId(),
  name: '国际处老师',
  roles: ['office'],
  collegeIds: [],
  sessionId: newId(),
});

/** Publishes a programme as the office and returns its id. */
export async function buildProgramme(
  { programmes, database }: { readonly programmes: Programmes; readonly database: Database },
  more: Partial<ProgrammeInput> = {},
  by: Principal = officeStaff(),
): Promise<string> {
  return database.transaction(async (tx) => {
    const draft = await programmes.create(by, programmeInput(more), tx);
    return (await programmes.publish(by, draft, tx)).id;
  });
}
