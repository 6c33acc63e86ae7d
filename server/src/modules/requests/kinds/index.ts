import type { RequestKind } from '@yuanhang/domain';
import { budgetApplication } from './budget-application';
import { dispatchConfirmation } from './dispatch-confirmation';
import { fundingApplication } from './funding-application';
import type { Kind } from './kind';
import { preDepartureChange } from './pre-departure-change';
import { returnFormalities } from './return-formalities';

export type { Kind } from './kind';

/** Kinds that can be opened here; a plan change waits for the page that shows its consequences beforehand. */
export const kinds: readonly Kind[] = [
  dispatchConfirmation,
  preDepartureChange,
  budgetApplication,
  returnFormalities,
  fundingApplication,
];

export const kindOf = (kind: RequestKind): Kind | null => kinds.find((known) => known.kind === kind) ?? null;
