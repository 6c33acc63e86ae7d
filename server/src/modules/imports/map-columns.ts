import { plainHead } from '../../platform/sheets';
import type { Column } from './columns';

/** A column of a file, and what it is imported as. */
export interface FileColumn {
  readonly head: string;
  /** Null for a column that is not imported. */
  readonly column: Column | null;
}

/** All headings of a kind of file, plain. */
export const plainHeads = (columns: readonly Column[]): string[] => columns.flatMap(headsOf);

const headsOf = ({ head, aliases }: Column): string[] => [head, ...aliases].map(plainHead);

/**
 * What each column of a file is imported as. Of several columns for one field, the one with the more usual heading is
 * imported. `twice` lists the columns whose same heading stands twice.
 */
export function mapColumns(
  heads: readonly string[],
  columns: readonly Column[],
): { readonly file: readonly FileColumn[]; readonly twice: readonly Column[] } {
  const plain = heads.map(plainHead);
  const twice: Column[] = [];
  const chosen = new Map<number, Column>();
  for (const column of columns) {
    for (const name of headsOf(column)) {
      const at = plain.flatMap((head, index) => (head === name && !chosen.has(index) ? [index] : []));
      const [first, second] = at;
      if (first === undefined) continue;
      if (second !== undefined) twice.push(column);
      chosen.set(first, column);
      break;
    }
  }
  return { file: heads.map((head, index) => ({ head, column: chosen.get(index) ?? null })), twice };
}
