import { type RequestKind, requestKinds } from '../vocabulary';
import { budgetApplication } from './budget-application';
import { dispatchConfirmation } from './dispatch-confirmation';
import { fundingApplication } from './funding-application';
import { planChange } from './plan-change';
import { preDepartureChange } from './pre-departure-change';
import type { RequestKindDefinition } from './request-kind';
import { returnFormalities } from './return-formalities';

/** Every kind of request. Differences between kinds are read from here. */
export const requestDefinitions: Readonly<Record<RequestKind, RequestKindDefinition>> = {
  dispatch_confirmation: dispatchConfirmation,
  pre_departure_change: preDepartureChange,
  budget_application: budgetApplication,
  plan_change: planChange,
  return_formalities: returnFormalities,
  funding_application: fundingApplication,
};

/** Collects one field of every kind. */
function collect<T>(read: (definition: RequestKindDefinition) => T): Readonly<Record<RequestKind, T>> {
  const collected: Partial<Record<RequestKind, T>> = {};
  for (const kind of requestKinds) collected[kind] = read(requestDefinitions[kind]);
  // Complete, because the loop covers every kind.
  return collected as Record<RequestKind, T>;
}

export const requestKindLabels = collect(({ label }) => label);
export const requestForms = collect(({ form }) => form);

/** Whether requests of the kind ask for money, of which the last step of the chain grants all or part. */
export const asksForMoney = (kind: RequestKind): boolean => requestDefinitions[kind].requestedFen !== null;
