import type { ErrorCode } from '@yuanhang/contract';
import type { Problem, Reason } from '@yuanhang/domain';
import { AppError } from '../../platform/errors';

/** Refusals that have their own code in the contract; all others are `not_allowed_now`. */
const codes: Readonly<Record<string, ErrorCode>> = {
  forbidden: 'forbidden',
  own_record: 'forbidden',
  not_yours: 'forbidden',
  incomplete: 'incomplete',
  no_place_left: 'no_places_left',
  already_applied: 'already_exists',
};

/** The error of a domain refusal: its message, the contract's code, and every missing item if it is incomplete. */
export const refusal = (reason: Reason, missing: readonly Problem[] = []): AppError =>
  new AppError(codes[reason.code] ?? 'not_allowed_now', {
    message: reason.message,
    detail: reason.code,
    ...(reason.code === 'incomplete' ? { problems: missing } : {}),
  });
