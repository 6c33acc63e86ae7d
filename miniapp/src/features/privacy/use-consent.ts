import { type Consent, privacyRoutes } from '@yuanhang/contract';
import type { ConsentPurpose } from '@yuanhang/domain';
import { call, useAnswer, useSubmit } from '../../shared/api';

export interface ConsentStep {
  /** The consent that the student has not given; null once it is given, and while it is unknown: the server asks then. */
  readonly needed: Consent | null;
  readonly busy: boolean;
  readonly agree: () => void;
}

/** The consent to a purpose, where it is first needed. The phone remembers the answer, for pages without a network. */
export function useConsent(purpose: ConsentPurpose): ConsentStep {
  const consents = useAnswer(() => call(privacyRoutes.consents, {}), [], { storeAs: 'consents' });
  const found = consents.data?.items.find((one) => one.purpose === purpose);
  const agree = useSubmit(
    (version: number) => call(privacyRoutes.decide, { params: { purpose }, body: { granted: true, version } }),
    {
      onDone: ({ items }) => {
        consents.change(() => ({ items }));
        // The phone stores what it loads.
        void consents.reload();
      },
    },
  );
  return {
    needed: found && !found.granted ? found : null,
    busy: agree.busy,
    agree: () => void (found && agree.run(found.version)),
  };
}
