import type { SheetRow } from './sheet-row';

/** The row of headings is looked for in the first rows of a sheet, below titles and explanations. */
export const headRows = 15;

/** A heading without what offices add to one: notes in brackets, stars, colons, spaces, full-width letters. */
export const plainHead = (head: string): string =>
  head
    .normalize('NFKC')
    .replace(/\([^()]*\)|\[[^[\]]*\]|【[^】]*】/g, '')
    .replace(/[*:：\s\u200b\ufeff]/g, '')
    .toLowerCase();

/** The number of different known headings in a row; `heads` are plain. */
export const headScore = (cells: readonly string[], heads: ReadonlySet<string>): number =>
  new Set(cells.map(plainHead).filter((head) => heads.has(head))).size;

/** The row with the most known headings, the first of equals; null when no row has any. */
export function findHead(rows: readonly SheetRow[], heads: ReadonlySet<string>): { row: number; score: number } | null {
  let best: { row: number; score: number } | null = null;
  for (const { row, cells } of rows) {
    if (row > headRows) break;
    const score = headScore(cells, heads);
    if (score > (best?.score ?? 0)) best = { row, score };
  }
  return best;
}
