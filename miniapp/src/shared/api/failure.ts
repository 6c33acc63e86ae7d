import { ApiError, type ErrorBody } from '@yuanhang/contract';
import { AnotherPerson } from '../session/another-person';
import { FileRefused } from './file-refused';
import { NetworkError } from './network-error';
import { PhotoUnfit } from './photo-unfit';
import { UploadBlocked, UploadRefused } from './upload-refused';

/** A failed call, described for the user. */
export interface Failure {
  readonly kind: 'offline' | 'timeout' | 'refused';
  /** Chinese, shown as it is. */
  readonly message: string;
  /** Stable, from the contract; undefined when no answer came. */
  readonly code?: ErrorBody['code'];
  /** More specific than the code, when the server sends it. */
  readonly detail?: string;
  /** The invalid fields. */
  readonly problems: ErrorBody['problems'];
}

export function toFailure(error: unknown): Failure {
  if (error instanceof NetworkError) return { kind: error.kind, message: error.message, problems: [] };
  if (error instanceof ApiError) {
    const { code, problems, detail } = error.body;
    return { kind: 'refused', message: error.message, code, problems, ...(detail === undefined ? {} : { detail }) };
  }
  if (
    error instanceof UploadRefused ||
    error instanceof UploadBlocked ||
    error instanceof PhotoUnfit ||
    error instanceof FileRefused ||
    error instanceof AnotherPerson
  )
    return { kind: 'refused', message: error.message, problems: [] };
  // An unexpected error: the user gets a general message, the console gets the error.
  console.error(error);
  return { kind: 'refused', message: '出了点问题，请稍后再试', code: 'unexpected', problems: [] };
}

/** Whether it is unknown if the server did the work; a retry then uses the same idempotency key. */
export const isUncertain = (error: unknown): boolean =>
  error instanceof NetworkError ||
  (error instanceof ApiError && (error.status >= 500 || error.body.code === 'request_in_progress'));

/** The session has ended: the same request is accepted once its person has signed in again. */
export const isSignedOut = (error: unknown): boolean =>
  error instanceof ApiError && error.body.code === 'not_signed_in';
