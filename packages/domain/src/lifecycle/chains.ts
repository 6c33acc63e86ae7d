import type { RequestKind, ReviewStep } from '../vocabulary';

/** Who decides in which order, where the programme says nothing else. A programme may change the application's. */
export const defaultChains: Readonly<Record<'application' | RequestKind, readonly ReviewStep[]>> = {
  application: ['college', 'office'],
  dispatch_confirmation: ['office'],
  pre_departure_change: ['college', 'office'],
  budget_application: ['office', 'finance'],
  plan_change: ['college', 'office'],
  return_formalities: ['college', 'office'],
  funding_application: ['office', 'finance'],
};
