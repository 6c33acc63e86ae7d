import { bindContext } from '../../platform/bind-context';
import { blankForms } from './blank-forms';
import { archive, close, copy, create, publish, remove, update } from './commands';
import type { ProgrammesContext } from './context';
import { adminDetail, detail, facts } from './detail';
import { grantPass, listPasses, revokePass } from './late-entry-passes';
import { adminList, filters, list, openFor } from './list';
import { mayStart } from './may-start';
import { releasePlace, takePlace } from './places';

/** Programmes, their windows and places, blank forms and late-entry passes. */
export function createProgrammes(context: ProgrammesContext) {
  return {
    ...bindContext(context, {
      // For the modules that build on programmes.
      facts,
      mayStart,
      takePlace,
      releasePlace,
      openFor,
      // For students and staff.
      list,
      filters,
      detail,
      adminList,
      adminDetail,
      create,
      copy,
      update,
      publish,
      close,
      archive,
      remove,
      listPasses,
      grantPass,
      revokePass,
    }),
    /** For the module that keeps the files. */
    files: blankForms(context.database),
  };
}
export type Programmes = ReturnType<typeof createProgrammes>;
