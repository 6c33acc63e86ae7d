import type { Kind } from './kind';

/** 经费预算申请: concerns money only; it changes nothing of the mobility. */
export const budgetApplication: Kind = {
  kind: 'budget_application',
  phase: null,
  prefill: () => ({}),
  check: () => [],
  mobilityAfter: () => ({}),
};
