import { isDeepStrictEqual } from 'node:util';
import type { Connection } from 'mysql2/promise';
import type { Case } from './cases';
import type { Side } from './measure';
import { answerOf } from './questions/pages';
import { submissionOf } from './read-templates';

interface Answer {
  readonly items?: readonly { readonly id: string }[];
  readonly nextCursor?: string | null;
  readonly id?: string;
  readonly version?: number;
  readonly stage?: string;
  readonly timeline?: readonly { readonly title: string }[];
  readonly requests?: readonly { readonly id: string }[];
}

/** The compared content of an answer: its rows, their order, and whether there are more. */
function contentOf(answer: Answer): object {
  const ids = (rows: readonly { readonly id: string }[] | undefined) => rows?.map(({ id }) => id);
  const { items, nextCursor, id, version, stage, timeline, requests } = answer;
  return items
    ? { items: ids(items), hasMore: nextCursor !== null }
    : { id, version, stage, timeline: timeline?.map(({ title }) => title), requests: ids(requests) };
}

const samples = 150;

/** Throws when the two sides answer the same request with different rows, because their costs are then not comparable. */
export async function requireAgreement(of: Case, [first, second]: readonly [Side, Side]): Promise<void> {
  const questions = Array.from({ length: samples }, (_, n) => of.question(n));
  const [ones, others] = [await first.pages.callsOf(questions), await second.pages.callsOf(questions)];
  for (const [at, call] of ones.entries()) {
    const other = others[at];
    if (!other) throw new Error('a question without its call');
    const one = contentOf((await answerOf(first.target.server.url, call)) as Answer);
    const two = contentOf((await answerOf(second.target.server.url, other)) as Answer);
    if (!isDeepStrictEqual(one, two)) {
      throw new Error(`${call.path} has two answers:\n${JSON.stringify(one)}\n${JSON.stringify(two)}`);
    }
  }
}

/** Throws when the rows written by two submissions differ in which columns are filled. */
export async function requireSameRows(connection: Connection, drafts: readonly [number, number]): Promise<void> {
  const filled = async (draft: number) => {
    const tables = Object.entries(await submissionOf(connection, draft));
    return tables.map(([table, row]) => [table, Object.keys(row).filter((column) => row[column] !== null)]);
  };
  const [one, two] = [await filled(drafts[0]), await filled(drafts[1])];
  if (!isDeepStrictEqual(one, two)) {
    throw new Error(`two submissions wrote different rows:\n${JSON.stringify(one)}\n${JSON.stringify(two)}`);
  }
}
