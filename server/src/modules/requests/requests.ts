import { bindContext } from '../../platform/bind-context';
import type { RequestsContext, RequestsDeps } from './context';
import { decide } from './decide';
import { forStaff, own } from './details';
import { document } from './documents';
import { requestFiles } from './files';
import { open } from './open';
import { formOf, payeeOf } from './payee';
import { reveal, revealsPerHour } from './reveal';
import { sealedForms } from './sealed-form';
import { recall, remove, saveForm, submit } from './student-verbs';

/** What a student asks for after an approval: dispatch, changes, money, return. What differs by kind is in the domain's `requests/`. */
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
    /** For the module that keeps the files. */
    files: requestFiles(context),
  };
}
export type Requests = ReturnType<typeof createRequests>;
