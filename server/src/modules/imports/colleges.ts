import type { Principal } from '../../platform/http';
import { importFiles } from './columns';
import type { ImportsContext } from './context';
import { noPreview, type Outcome, type Prepared, partOnPage, refused } from './outcome';
import { type ImportFile, type MappingOf, readFile } from './read-file';

/** Reads a file of colleges; a code that is known is renamed. */
export async function prepareColleges(
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
      const codes = new Set(values.map(({ code }) => code));
      const missing = [...known].flatMap(([key, name]) => (codes.has(key) ? [] : [{ key, name }]));
      const count = await identity.register.upsertColleges(by, values, tx);
      const preview = {
        ...noPreview,
        changes: partOnPage(changes, page),
        fresh: partOnPage(fresh, page),
        missing: partOnPage(missing, page),
      };
      return { problems, count, preview };
    },
  };
}
