import type { Context, RequestsDeps } from './context';
import { decide } from './decide';
import { details } from './details';
import { document } from './documents';
import { requestFiles } from './files';
import { open } from './open';
import { formOf, payeeOf } from './payee';
import { reveal } from './reveal';
import { sealedForms } from './sealed-form';
import { studentVerbs } from './student-verbs';

/** What follows an approval: dispatch, changes, money, return; one mechanism, a kind is a file under kinds/. */
export function createRequests(deps: RequestsDeps) {
  const context: Context = { ...deps, forms: sealedForms(deps.cipher) };
  deps.attachments.registerOwner('request', requestFiles(context));
  return {
    open: open(context),
    ...studentVerbs(context),
    ...details(context),
    decide: decide(context),
    document: document(context),
    reveal: reveal(context),
    formOf: formOf(context),
    payeeOf: payeeOf(context),
  };
}
export type Requests = ReturnType<typeof createRequests>;
