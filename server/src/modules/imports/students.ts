import { importLimits } from '@yuanhang/contract';
import {
  type EligibleGroup,
  eligibleGroupLabels,
  eligibleGroups,
  type Sanction,
  sanctionLabels,
  sanctions,
} from '@yuanhang/domain';
import type { Tx } from '../../platform/database';
import { collegeReader } from './college-reader';
import { importFiles } from './columns';
import type { ImportsContext } from './context';
import {
  headOf,
  type IndexedProblem,
  noPreview,
  type Outcome,
  type Prepared,
  type Preview,
  problemAt,
  refused,
} from './outcome';
import { type FileRows, type ImportFile, type MappingOf, type RowProblem, readFile } from './read-file';

const { columns, schema } = importFiles.students;
type Comparison = Awaited<ReturnType<ImportsContext['identity']['register']['compare']>>;
type StudentRows = FileRows<Parameters<ImportsContext['identity']['register']['compare']>[0][number]>;

/** Reads a file of students; a check writes nothing. */
export async function prepareStudents(
  context: ImportsContext,
  file: ImportFile,
  mappingOf: MappingOf,
): Promise<Prepared> {
  const { identity, clock } = context;
  const colleges = await identity.colleges.list();
  const readers = { collegeCode: collegeReader(colleges) };
  const read = await readFile(file, columns, schema, { today: clock.now(), readers, mappingOf });
  const names = new Map(colleges.map(({ code, name }) => [code, name]));
  async function run(apply: boolean, page: number, tx?: Tx): Promise<Outcome> {
    const given = read.rows.map(({ value }) => value);
    const students = await identity.register.inStoredSpelling(given, tx);
    const wrong = await identity.register.problemsOf(students, tx);
    const problems = [...read.problems, ...studentProblems(read, wrong)];
    if (problems.length > 0) return refused(problems);
    const comparison = await identity.register.compare(students, tx);
    const { fresh, changed, unchanged } = comparison;
    const count = { created: fresh.length, updated: changed.length, unchanged };
    if (!apply || !tx)
      return { problems, count, preview: await previewOf(context, read, students, comparison, names, page) };
    const steps = await identity.register.apply(comparison, tx);
    return { problems, count, preview: noPreview, steps };
  }
  return {
    file: read,
    columns,
    check: (page) => run(false, page),
    work: (tx, { apply, page }) => run(apply, page, tx),
  };
}

/** A field that every new student lacks is one problem of the headings. */
function studentProblems(
  read: StudentRows,
  wrong: readonly (IndexedProblem & { readonly code: string })[],
): RowProblem[] {
  const isAbsent = ({ code, field }: { readonly code: string; readonly field: string }) =>
    code === 'required' && !read.columns.some(({ column }) => column?.key === field);
  const absent = wrong.filter(isAbsent);
  const firsts = new Map(absent.toReversed().map((problem) => [problem.field, problem]));
  return [
    ...[...firsts.values()].map(({ field, index }) => {
      const count = absent.filter((one) => one.field === field).length;
      const message = `缺少这一列。文件里有 ${count} 名新学生（第一名在第 ${read.rows[index]?.row} 行），添加新学生须有这一列`;
      return { row: read.headRow, column: headOf(columns, field), message };
    }),
    ...wrong.filter((problem) => !isAbsent(problem)).map((problem) => problemAt(read.rows, columns, problem)),
  ];
}

async function previewOf(
  { identity }: ImportsContext,
  read: StudentRows,
  students: readonly { readonly studentNumber: string }[],
  { fresh, changed }: Comparison,
  collegeNames: ReadonlyMap<string, string>,
  page: number,
): Promise<Preview> {
  const offset = page * importLimits.page;
  const onPage = <T>(all: readonly T[]): readonly T[] => all.slice(offset, offset + importLimits.page);
  const rowOf = (index: number) => read.rows[index]?.row ?? 0;
  const text = (field: string, value: string) =>
    field === 'sanction' && isSanction(value)
      ? sanctionLabels[value]
      : field === 'level'
        ? levelText(value)
        : field === 'collegeCode'
          ? (collegeNames.get(value) ?? value)
          : value;
  const numbers = new Set(students.map(({ studentNumber }) => studentNumber));
  const outside = await identity.register.outside(numbers, { offset, limit: importLimits.page });
  return {
    emptied: changed.reduce((sum, { fields }) => sum + fields.filter(({ to }) => to === '').length, 0),
    changes: {
      total: changed.length,
      items: onPage(changed).map(({ index, known: { name }, student, fields }) => ({
        row: rowOf(index),
        key: student.studentNumber,
        name,
        fields: fields.map(({ field, from, to }) => ({
          field: headOf(columns, field),
          from: text(field, from),
          to: text(field, to),
        })),
      })),
    },
    fresh: {
      total: fresh.length,
      items: onPage(fresh).map(({ index, student: { studentNumber, name = '' } }) => ({
        row: rowOf(index),
        key: studentNumber,
        name,
      })),
    },
    missing: {
      total: outside.total,
      items: outside.items.map(({ studentNumber, name }) => ({ key: studentNumber, name })),
    },
  };
}

const isSanction = (value: string): value is Sanction => sanctions.some((one) => one === value);
const isLevel = (value: string): value is EligibleGroup => eligibleGroups.some((group) => group === value);
const levelText = (value: string): string => (isLevel(value) ? eligibleGroupLabels[value] : value);
