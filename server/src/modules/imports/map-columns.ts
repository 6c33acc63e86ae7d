import { plainHead } from '../../platform/sheets';
import type { Column } from './columns';
import type { Mapping } from './model';

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
 * imported. An assignment by hand (`mapping`, by heading) takes precedence. `twice` lists the columns whose same heading stands twice.
 */
export function mapColumns(
  heads: readonly string[],
  columns: readonly Column[],
  mapping: Mapping = {},
): { readonly file: readonly FileColumn[]; readonly twice: readonly Column[] } {
  const plain = heads.map(plainHead);
  const twice: Column[] = [];
  const chosen = new Map<number, Column>();
  const byHand = heads.map((head) => Object.hasOwn(mapping, head));
  for (const column of columns) {
    const [first, second] = heads.flatMap((head, index) =>
      byHand[index] && mapping[head] === column.key ? [index] : [],
    );
    if (first !== undefined) chosen.set(first, column);
    if (second !== undefined) twice.push(column);
  }
  const assigned = new Set(chosen.values());
  for (const column of columns) {
    if (assigned.has(column)) continue;
    for (const name of headsOf(column)) {
      const at = plain.flatMap((head, index) => (head === name && !byHand[index] && !chosen.has(index) ? [index] : []));
      const [first, second] = at;
      if (first === undefined) continue;
      if (second !== undefined) twice.push(column);
      chosen.set(first, column);
      break;
    }
  }
  return { file: heads.map((head, index) => ({ head, column: chosen.get(index) ?? null })), twice };
}
