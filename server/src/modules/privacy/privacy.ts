import { bindContext } from '../../platform/bind-context';
import { decideConsent, listConsents, requireConsent } from './consents';
import type { ConsentsDeps, PrivacyContext, PrivacyDeps } from './context';
import { eraseSweep } from './erasure';
import { askErasure, decideErasure, listErasureRequests, myErasureRequest } from './erasure-requests';
import { exportOf } from './export';

const exportsPerDay = 5;

/** The consents of students, by purpose. Other modules require one before they write what it covers. */
export const createConsents = (deps: ConsentsDeps) =>
  bindContext(deps, { list: listConsents, decide: decideConsent, require: requireConsent });
export type Consents = ReturnType<typeof createConsents>;

/** 我的信息: export of a student's data, and erasure. */
export function createPrivacy(deps: PrivacyDeps) {
  const context: PrivacyContext = { ...deps, exports: deps.rateLimits('my-data', exportsPerDay, 24 * 3600) };
  return {
    ...bindContext(context, { exportOf }),
    erasureRequests: bindContext(context, {
      ask: askErasure,
      mine: myErasureRequest,
      list: listErasureRequests,
      decide: decideErasure,
    }),
    eraseSweep: eraseSweep(context),
  };
}
export type Privacy = ReturnType<typeof createPrivacy>;
