import { bindContext } from '../../platform/bind-context';
import { chainKeys } from './chain';
import type { AuditContext, AuditDeps } from './context';
import { checkEnd } from './end';
import { endFile } from './end-file';
import { begin, notedEnd, resume } from './jobs/begin';
import { eraseDetailsBefore, eraseDetailsOfApplications, eraseDetailsOfPerson } from './jobs/erase-details';
import { publishEnd } from './jobs/publish-end';
import { knownEnd } from './known-end';
import { listEntries } from './reads';
import { record, recordOrAlarm } from './record';
import { verifyChain } from './verify';

/** Minutes between two notes of the end where the configuration names none. */
const usualEndMinutes = 60;

/**
 * An append-only log whose rows are chained over ids and keyed digests: `verify` finds a changed, removed or inserted
 * row, and write access to the database alone is not enough to recompute the chain. The end is checked before it is
 * continued, and is noted outside the database.
 */
export function createAudit({ database, clock, keys, logger, endFile: file, endMinutes }: AuditDeps) {
  const context: AuditContext = {
    database,
    clock,
    logger,
    chain: chainKeys(keys),
    endFile: file === undefined ? null : endFile(file),
    endMinutes: endMinutes ?? usualEndMinutes,
    known: knownEnd(),
  };
  return {
    ...bindContext(context, {
      begin,
      resume,
      record,
      recordOrAlarm,
      verify: verifyChain,
      checkEnd,
      notedEnd,
      list: listEntries,
      eraseDetailsOfApplications,
      eraseDetailsOfPerson,
      eraseDetailsBefore,
    }),
    publishEnd: publishEnd(context),
  };
}
export type Audit = ReturnType<typeof createAudit>;
