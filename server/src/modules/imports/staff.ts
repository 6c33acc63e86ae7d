import { roleLabels } from '@yuanhang/domain';
import type { Principal } from '../../platform/http';
import type { StaffChange } from '../identity';
import { collegeReader } from './college-reader';
import { importFiles } from './columns';
import type { ImportsContext } from './context';
import {
  type IndexedProblem,
  noPreview,
  type Outcome,
  type Prepared,
  type Preview,
  partOnPage,
  problemAt,
  refused,
} from './outcome';
import { type FileRows, type ImportFile, type MappingOf, readFile } from './read-file';

/** Reads a file of staff: each row gives an account one role more. */
export async function prepareStaff(
  { identity, clock }: ImportsContext,
  by: Principal,
  file: ImportFile,
  mappingOf: MappingOf,
): Promise<Prepared> {
  const { columns, schema } = importFiles.staff;
  const colleges = await identity.colleges.list();
  const readers = { collegeCode: collegeReader(colleges) };
  const read = await readFile(file, columns, schema, { today: clock.now(), readers, mappingOf });
  const staff = read.rows.map(({ value }) => value);
  const at = (problem: IndexedProblem) => problemAt(read.rows, columns, problem);
  const collegeNames = new Map(colleges.map(({ id, name }) => [id, name]));
  return {
    file: read,
    columns,
    async work(tx, { page }): Promise<Outcome> {
      const wrong = await identity.staffRegister.problemsOf(staff, tx);
      const problems = [...read.problems, ...wrong.map(at)];
      if (problems.length > 0) return refused(problems);
      const held = await identity.staffRegister.accounts(tx);
      const { count, changes, problems: unacceptable } = await identity.staffRegister.upsertStaff(by, staff, tx);
      if (unacceptable.length > 0) return refused(unacceptable.map(at));
      const inFile = new Set(staff.map(({ casId }) => casId.toLowerCase()));
      const outside = held.filter(({ casId }) => !inFile.has(casId.toLowerCase()));
      const missing = outside.map(({ casId: key, name }) => ({ key, name }));
      return {
        problems,
        count,
        preview: { ...previewOf(read, changes, collegeNames, page), missing: partOnPage(missing, page) },
      };
    },
  };
}

function previewOf(
  { rows }: FileRows<unknown>,
  changes: readonly StaffChange[],
  collegeNames: ReadonlyMap<string, string>,
  page: number,
): Preview {
  const rolesText = (roles: StaffChange['after']) =>
    roles
      .map(({ role, collegeId }) =>
        collegeId === null ? roleLabels[role] : `${roleLabels[role]}（${collegeNames.get(collegeId) ?? ''}）`,
      )
      .join('、');
  const shown = changes.map(({ index, casId, name, before, after }) => ({
    row: rows[index]?.row ?? 0,
    key: casId,
    name,
    isNew: before === null,
    fields: [{ field: '角色', from: rolesText(before ?? []), to: rolesText(after) }],
  }));
  const changed = shown.filter(({ isNew }) => !isNew).map(({ isNew: _, ...change }) => change);
  const fresh = shown
    .filter(({ isNew }) => isNew)
    .map(({ row, key, name, fields: [roles] }) => ({
      ...{ row, key },
      name: `${name} · ${roles?.to ?? ''}`,
    }));
  return { ...noPreview, changes: partOnPage(changed, page), fresh: partOnPage(fresh, page) };
}
