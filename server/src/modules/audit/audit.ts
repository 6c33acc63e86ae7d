import { bindContext } from '../../platform/bind-context';
import { chainKeys } from './chain';
import type { AuditContext, AuditDeps } from './context';
import { eraseDetailsBefore, eraseDetailsOfApplications, eraseDetailsOfPerson } from './jobs/erase-details';
import { auditHead, listEntries } from './reads';
import { record } from './record';
import { verifyChain } from './verify';

/**
 * An append-only log whose rows are chained over ids and keyed digests: `verify` finds a changed, removed or inserted
 * row, and write access to the database alone is not enough to recompute the chain.
 */
export function createAudit({ database, clock, keys }: AuditDeps) {
  const context: AuditContext = { database, clock, chain: chainKeys(keys) };
  return bindContext(context, {
    record,
    verify: verifyChain,
    head: auditHead,
    list: listEntries,
    eraseDetailsOfApplications,
    eraseDetailsOfPerson,
    eraseDetailsBefore,
  });
}
export type Audit = ReturnType<typeof createAudit>;
