import type { Kind } from './kind';

/** 经费预算申请: money only; nothing of the stay changes. */
export const budgetApplication: Kind = {
  kind: 'budget_application',
  phase: null,
  prefill: () => ({}),
  check: () => [],
  mobilityAfter: () => ({}),
};
