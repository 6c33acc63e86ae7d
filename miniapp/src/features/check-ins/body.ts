import type { CheckInInput } from '@yuanhang/contract';
import type { FormValues } from '@yuanhang/domain';

const keys = ['city', 'note', 'arrivedOn', 'address', 'phoneAbroad', 'accommodation', 'lateReason'] as const;
type FilledFields = Pick<CheckInInput, (typeof keys)[number]>;

/** The fields of a check-in that were filled in; empty ones are not sent. */
export function checkInBody(values: FormValues): FilledFields {
  const filled = keys.flatMap((key) => {
    const value = values[key];
    const text = typeof value === 'string' ? value.trim() : '';
    return text === '' ? [] : [[key, text] as const];
  });
  return Object.fromEntries(filled);
}
