import { type RequestKind, requestKinds } from '@yuanhang/domain';

export const kinds = ['application', ...requestKinds] as const;
export type Kind = 'application' | RequestKind;

/** What the queue is narrowed to; stands in the address. */
export interface QueueFilter {
  readonly kind?: Kind | undefined;
  readonly waitingDays?: number | undefined;
  readonly collegeId?: string | undefined;
  readonly year?: number | undefined;
  readonly q?: string | undefined;
}

export const longWait = 3;

/** The filter that an address asks for; what it does not know is left out. */
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
