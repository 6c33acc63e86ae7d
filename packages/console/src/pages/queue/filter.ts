import { type RequestKind, requestKinds } from '@yuanhang/domain';

export const kinds = ['application', ...requestKinds] as const;
export type Kind = 'application' | RequestKind;

/** The filter of the queue, stored in the address. */
export interface QueueFilter {
  readonly kind?: Kind | undefined;
  readonly waitingDays?: number | undefined;
  readonly collegeId?: string | undefined;
  readonly year?: number | undefined;
  readonly q?: string | undefined;
}

export const longWait = 3;

/** Reads the filter from the address; unknown values are ignored. */
export function readFilter(params: URLSearchParams): QueueFilter {
  const kind = kinds.find((known) => known === params.get('kind'));
  const year = Number(params.get('year'));
  return {
    ...(kind && { kind }),
    ...(params.get('wait') === 'long' && { waitingDays: longWait }),
    ...(params.get('collegeId') && { collegeId: params.get('collegeId') ?? undefined }),
    ...(Number.isInteger(year) && year > 2000 && { year }),
    ...(params.get('q') && { q: params.get('q') ?? undefined }),
  };
}
