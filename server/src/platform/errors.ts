import { type ErrorCode, errorCodes } from '@yuanhang/contract';
import type { Problem, Reason } from '@yuanhang/domain';

export interface ErrorDetails {
  readonly message?: string;
  readonly problems?: readonly Problem[];
  /** A finer stable code than the contract's, e.g. a domain reason's. */
  readonly detail?: string;
}

/** An error meant for the person who asked: stable code, Chinese words, the fields at fault. */
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

/** The domain said no: its reason, in its words. */
export const refused = (reason: Reason): AppError =>
  new AppError('not_allowed_now', { message: reason.message, detail: reason.code });

/** One field at fault. */
export const fieldError = (field: string, code: string, message: string): AppError =>
  new AppError('invalid_input', { message, problems: [{ field, code, message }] });
