import type { Outbox } from '../../platform/outbox';
import type { Identity } from '../identity';
import { consents } from './consents';
import { type ErasureDeps, erasure } from './erasure';
import { erasureRequests } from './erasure-requests';
import { type ExportDeps, exportOf } from './export';

export interface PrivacyDeps extends ErasureDeps, ExportDeps {
  readonly outbox: Outbox;
  readonly identity: Identity;
}

/** 我的信息: consents, export of a student's data, and erasure. */
export function createPrivacy(deps: PrivacyDeps) {
  const erase = erasure(deps);
  return {
    consents: consents(deps),
    exportOf: exportOf(deps),
    erasureRequests: erasureRequests({ ...deps, erasure: erase }),
    eraseSweep: erase.sweep,
  };
}
export type Privacy = ReturnType<typeof createPrivacy>;
