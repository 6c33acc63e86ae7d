import { json, type Row } from '../../platform/database';
import type { ApplicationRecord } from './records';

/** The columns that fix, at submit, what was asked and answered, and what is planned of the stay. */
export function submissionColumns({ state, pages, offering, programme }: ApplicationRecord, now: Date): Row {
  const text = (value: unknown) => (typeof value === 'string' ? value : null);
  return {
    chain: json(state.chain),
    offering: json(offering),
    basic: json(pages.basic),
    submitted_at: now,
    depart_on: text(pages.application.startOn),
    return_on: text(pages.application.endOn),
    time_zone: programme.timeZone ?? text(pages.selfArranged?.timeZone),
    country: programme.country ?? text(pages.selfArranged?.country),
    city: programme.city ?? text(pages.selfArranged?.city),
  };
}
