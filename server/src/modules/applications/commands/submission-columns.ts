import type { FieldValue } from '@yuanhang/domain';
import type { ApplicationRecord, Mobility } from '../reads/records';

/** The columns that freeze the questions and answers on submission. */
export function submissionColumns({ state, pages, offering }: ApplicationRecord, now: Date) {
  const { requirements, questions } = offering;
  return { chain: state.chain, offering: { requirements, questions }, basic: pages.basic, submittedAt: now };
}

/**
 * The planned stay on submission: the dates of the form, and the location of the programme or, without one, of the
 * form.
 */
export function plannedMobility({ pages, programme }: ApplicationRecord): Partial<Mobility> {
  const { application, selfArranged } = pages;
  return {
    departOn: text(application.startOn),
    returnOn: text(application.endOn),
    timeZone: programme.timeZone ?? text(selfArranged?.timeZone),
    country: programme.country ?? text(selfArranged?.country),
    city: programme.city ?? text(selfArranged?.city),
  };
}

const text = (value: FieldValue | undefined): string | null => (typeof value === 'string' ? value : null);
