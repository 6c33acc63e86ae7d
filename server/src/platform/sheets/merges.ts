import type { SheetRow } from './sheet-row';

/** A merged region; rows and columns count from 1 and belong to it. */
export interface Merge {
  readonly top: number;
  readonly bottom: number;
  readonly left: number;
  readonly right: number;
}

/** Gives every empty cell of a merged region the value of its first cell. Rows arrive from top to bottom. */
export function spreader(merges: readonly Merge[]): (row: SheetRow) => SheetRow {
  const waiting = [...merges].sort((one, other) => one.top - other.top);
  let next = 0;
  let open: { readonly merge: Merge; readonly value: string }[] = [];
  return (found) => {
    open = open.filter(({ merge }) => merge.bottom >= found.row);
    for (let merge = waiting[next]; merge && merge.top <= found.row; merge = waiting[next]) {
      next += 1;
      // Of a region whose first row is empty nothing is known.
      if (merge.top === found.row) open.push({ merge, value: found.cells[merge.left - 1] ?? '' });
    }
    if (open.length === 0) return found;
    const cells = [...found.cells];
    for (const { merge, value } of open) {
      if (value === '') continue;
      for (let column = merge.left; column <= merge.right; column += 1) {
        while (cells.length < column) cells.push('');
        if (cells[column - 1] === '') cells[column - 1] = value;
      }
    }
    return { ...found, cells };
  };
}
