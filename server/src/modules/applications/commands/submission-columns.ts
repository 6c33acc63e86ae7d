import type { FieldValue } from '@yuanhang/domain';
import type { ApplicationRecord, Mobility } from '../reads/records';
import type { MoveInput } from './move-input';

/** The columns that freeze the questions and answers on submission. */
export function submissionColumns({ state, pages, offering }: ApplicationRecord, now: Date) {
  const { requirements, questions } = offering;
  return { chain: state.chain, offering: { requirements, questions }, basic: pages.basic, submittedAt: now };
}

/**
 * The stay as this move submits it: the whole plan of a draft, the plan of the revised pages after a revision, and
 * nothing for any other move.
 */
export function submittedMobility({ record, move }: Pick<MoveInput, 'record' | 'move'>): Partial<Mobility> {
  if (move.freezes) return plannedMobility(record);
  if (!move.keepsSubmission || record.state.stage !== 'revision_required') return {};
  const { departOn, returnOn, ...place } = plannedMobility(record);
  // The place of a programme was frozen on the first submission; only a self-arranged one is the student's answer.
  return { departOn, returnOn, ...(record.pages.selfArranged === null ? {} : place) };
}

/**
 * The planned stay on submission: the dates of the form, and the location of the programme or, without one, of the
 * form.
 */
function plannedMobility({ pages, programme, mobility }: ApplicationRecord) {
  const { application, selfArranged } = pages;
  return {
    departOn: text(application.startOn),
    returnOn: text(application.endOn),
    timeZone: programme.timeZone ?? text(selfArranged?.timeZone),
    country: programme.country ?? text(selfArranged?.country),
    city: programme.city ?? text(selfArranged?.city),
    // An approved change of the host was written into the page; another answer now is the newer one.
    host: selfArranged === null || text(selfArranged.institution) === mobility.host ? mobility.host : null,
  };
}

const text = (value: FieldValue | undefined): string | null => (typeof value === 'string' ? value : null);
