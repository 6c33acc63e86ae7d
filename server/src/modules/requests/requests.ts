import { bindContext } from '../../platform/bind-context';
import { decide } from './commands/decide';
import { open } from './commands/open';
import { recall } from './commands/recall';
import { remove } from './commands/remove';
import { reveal, revealsPerHour } from './commands/reveal';
import { saveForm } from './commands/save-form';
import { submit } from './commands/submit';
import type { RequestsContext, RequestsDeps } from './context';
import { forStaff, own } from './reads/detail';
import { document } from './reads/document';
import { requestFiles } from './reads/files';
import { formOf, payeeOf } from './reads/payee';
import { sealedForms } from './sealed-form';

/**
 * Requests of students after the approval: dispatch, changes, money, return. The domain's `requests/` defines the
 * differences between kinds.
 */
export function createRequests(deps: RequestsDeps) {
  const context: RequestsContext = {
    ...deps,
    forms: sealedForms(deps.cipher),
    reveals: deps.rateLimits('reveals', revealsPerHour, 3600),
  };
  return {
    ...bindContext(context, {
      open,
      saveForm,
      submit,
      recall,
      remove,
      own,
      forStaff,
      decide,
      document,
      reveal,
      formOf,
      payeeOf,
    }),
    /** For the attachments module. */
    files: requestFiles(context),
  };
}
export type Requests = ReturnType<typeof createRequests>;
