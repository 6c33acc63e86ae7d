import { type ErrorCode, errorCodes } from '@yuanhang/contract';
import type { Problem, Reason } from '@yuanhang/domain';

export interface ErrorDetails {
  readonly message?: string;
  readonly problems?: readonly Problem[];
  /** A finer stable code than that of the contract, e.g. of a domain reason. */
  readonly detail?: string;
}

/** An error for the person: a stable code, a Chinese message and the invalid fields. */
export class AppError extends Error {
  readonly problems: readonly Problem[];
  readonly detail: string | undefined;

  constructor(
    readonly code: ErrorCode,
    more: ErrorDetails = {},
  ) {
    super(more.message ?? errorCodes[code].message);
    this.name = 'AppError';
    this.problems = more.problems ?? [];
    this.detail = more.detail;
  }

  get status(): number {
    return errorCodes[this.code].status;
  }
}

/** The error of a domain refusal, with its reason. */
export const refused = (reason: Reason): AppError =>
  new AppError('not_allowed_now', { message: reason.message, detail: reason.code });

/** The error of one invalid field. */
export const fieldError = (field: string, code: string, message: string): AppError =>
  new AppError('invalid_input', { message, problems: [{ field, code, message }] });
