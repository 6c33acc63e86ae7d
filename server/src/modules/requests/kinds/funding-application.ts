import type { Kind } from './kind';

/** 资助申请: concerns money only; its decision closes the application. */
export const fundingApplication: Kind = {
  kind: 'funding_application',
  phase: null,
  prefill: ({ student }) => ({ accountHolder: student.name }),
  check: () => [],
  mobilityAfter: () => ({}),
};
