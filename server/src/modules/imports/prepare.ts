import type { ImportKind } from '@yuanhang/contract';
import type { Principal } from '../../platform/http';
import { prepareColleges } from './colleges';
import type { ImportsContext } from './context';
import { rememberedMapping } from './mappings';
import type { Mapping } from './model';
import type { Prepared } from './outcome';
import type { ImportFile } from './read-file';
import { prepareStaff } from './staff';
import { prepareStudents } from './students';

/** Reads a file and returns the work that writes its rows, by the commands of the module that owns them. */
export function prepareImport(
  context: ImportsContext,
  by: Principal,
  kind: ImportKind,
  file: ImportFile,
  mapping: Mapping | null,
): Promise<Prepared> {
  const mappingOf = async (heads: readonly string[]) => mapping ?? rememberedMapping(context, kind, heads);
  if (kind === 'students') return prepareStudents(context, file, mappingOf);
  return kind === 'staff' ? prepareStaff(context, by, file, mappingOf) : prepareColleges(context, by, file, mappingOf);
}
