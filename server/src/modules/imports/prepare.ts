import { type ImportKind, importLimits } from '@yuanhang/contract';
import type { Principal } from '../../platform/http';
import { collegeReader } from './college-reader';
import { importFiles } from './columns';
import type { ImportsContext } from './context';
import { rememberedMapping } from './mappings';
import type { Mapping } from './model';
import { type IndexedProblem, noPreview, type Outcome, type Prepared, problemAt, refused } from './outcome';
import { type ImportFile, type MappingOf, readFile } from './read-file';
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

async function prepareColleges(
  { identity, clock }: ImportsContext,
  by: Principal,
  file: ImportFile,
  mappingOf: MappingOf,
): Promise<Prepared> {
  const { columns, schema } = importFiles.colleges;
  const read = await readFile(file, columns, schema, { today: clock.now(), mappingOf });
  const { rows } = read;
  const firstRows = new Map(rows.toReversed().map(({ row, value }) => [value.code, row]));
  const twice = rows
    .filter(({ row, value }) => firstRows.get(value.code) !== row)
    .map(({ row }) => ({ row, column: '学院代码', message: '学院代码在文件中重复' }));
  const problems = [...read.problems, ...twice];
  const known = new Map((await identity.colleges.list()).map(({ code, name }) => [code, name]));
  return {
    file: read,
    columns,
    async work(tx, { page }): Promise<Outcome> {
      if (problems.length > 0) return refused(problems);
      const start = page * importLimits.page;
      const onPage = <T>(all: readonly T[]) => ({
        total: all.length,
        items: all.slice(start, start + importLimits.page),
      });
      const changes = rows.flatMap(({ row, value: { code, name } }) => {
        const from = known.get(code);
        return from === undefined || from === name
          ? []
          : [{ row, key: code, name: from, fields: [{ field: '学院名称', from, to: name }] }];
      });
      const fresh = rows.flatMap(({ row, value: { code, name } }) =>
        known.has(code) ? [] : [{ row, key: code, name }],
      );
      const values = rows.map(({ value }) => value);
      const count = await identity.register.upsertColleges(by, values, tx);
      return { problems, count, preview: { ...noPreview, changes: onPage(changes), fresh: onPage(fresh) } };
    },
  };
}

async function prepareStaff(
  { identity, clock }: ImportsContext,
  by: Principal,
  file: ImportFile,
  mappingOf: MappingOf,
): Promise<Prepared> {
  const { columns, schema } = importFiles.staff;
  const readers = { collegeCode: collegeReader(await identity.colleges.list()) };
  const read = await readFile(file, columns, schema, { today: clock.now(), readers, mappingOf });
  const staff = read.rows.map(({ value }) => value);
  const at = (problem: IndexedProblem) => problemAt(read.rows, columns, problem);
  return {
    file: read,
    columns,
    async work(tx): Promise<Outcome> {
      const wrong = await identity.staffRegister.problemsOf(staff, tx);
      const problems = [...read.problems, ...wrong.map(at)];
      if (problems.length > 0) return refused(problems);
      const { count, problems: unacceptable } = await identity.staffRegister.upsertStaff(by, staff, tx);
      return unacceptable.length > 0 ? refused(unacceptable.map(at)) : { problems, count, preview: noPreview };
    },
  };
}
