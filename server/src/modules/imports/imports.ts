import { bindContext } from '../../platform/bind-context';
import type { ImportsContext } from './context';
import { listImports } from './list';
import { problemSheet } from './problem-sheet';
import { runImport } from './run-import';

/** Imports files of students, colleges and staff. */
export const createImports = (context: ImportsContext) =>
  bindContext(context, { run: runImport, problems: problemSheet, list: listImports });
export type Imports = ReturnType<typeof createImports>;
