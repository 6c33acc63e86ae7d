import { bindContext } from '../../platform/bind-context';
import type { ImportsContext } from './context';
import { eraseChangesOf, eraseOldChanges } from './jobs/erase-changes';
import { listImports } from './list';
import { problemSheet } from './problem-sheet';
import { runImport } from './run-import';
import { undoImport } from './undo-import';

/** Imports files of students, colleges and staff. */
export const createImports = (context: ImportsContext) => ({
  ...bindContext(context, { run: runImport, problems: problemSheet, list: listImports, undo: undoImport }),
  eraseOldChanges: eraseOldChanges(context),
  eraseChangesOf: eraseChangesOf(context),
});
export type Imports = ReturnType<typeof createImports>;
