import type { RequestKind } from '@yuanhang/domain';
import { budgetApplication } from './budget-application';
import { dispatchConfirmation } from './dispatch-confirmation';
import { fundingApplication } from './funding-application';
import type { Kind } from './kind';
import { planChange } from './plan-change';
import { preDepartureChange } from './pre-departure-change';
import { returnFormalities } from './return-formalities';

export type { Kind } from './kind';

/** All kinds of requests. */
const kinds: Readonly<Record<RequestKind, Kind>> = {
  dispatch_confirmation: dispatchConfirmation,
  pre_departure_change: preDepartureChange,
  budget_application: budgetApplication,
  plan_change: planChange,
  return_formalities: returnFormalities,
  funding_application: fundingApplication,
};

export const kindOf = (kind: RequestKind): Kind => kinds[kind];
