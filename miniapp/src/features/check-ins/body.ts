import type { CheckInInput } from '@yuanhang/contract';
import type { FormValues } from '@yuanhang/domain';

const keys = ['city', 'note', 'arrivedOn', 'address', 'phoneAbroad', 'accommodation', 'lateReason'] as const;
type Told = Pick<CheckInInput, (typeof keys)[number]>;

/** What was filled in; what was left empty is not sent. */
export function checkInBody(values: FormValues): Told {
  const told = keys.flatMap((key) => {
    const value = values[key];
    const text = typeof value === 'string' ? value.trim() : '';
    return text === '' ? [] : [[key, text] as const];
  });
  return Object.fromEntries(told);
}
