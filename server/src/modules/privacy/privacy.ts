import { bindContext } from '../../platform/bind-context';
import { decideConsent, listConsents } from './consents';
import type { PrivacyContext, PrivacyDeps } from './context';
import { eraseSweep } from './erasure';
import { askErasure, decideErasure, listErasureRequests, myErasureRequest } from './erasure-requests';
import { exportOf } from './export';

const exportsPerDay = 5;

/** 我的信息: consents, export of a student's data, and erasure. */
export function createPrivacy(deps: PrivacyDeps) {
  const context: PrivacyContext = { ...deps, exports: deps.rateLimits('my-data', exportsPerDay, 24 * 3600) };
  return {
    ...bindContext(context, { exportOf }),
    consents: bindContext(context, { list: listConsents, decide: decideConsent }),
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
