import type { Merge } from '../merges';
import { maxCells } from '../sheet-row';

/** 28 for `AB7`; null if there is no letter. */
export function columnOf(position: string): number | null {
  let column = 0;
  for (const letter of position.slice(0, 3).toUpperCase()) {
    if (letter < 'A' || letter > 'Z') break;
    column = column * 26 + letter.charCodeAt(0) - 64;
  }
  return column || null;
}

/** `A1:C2` as a region, as far as its columns are read; null if it is none. */
export function mergeOf(reference: string): Merge | null {
  const [, left = '', top, right = '', bottom] = /^([A-Z]{1,3})(\d{1,7}):([A-Z]{1,3})(\d{1,7})$/.exec(reference) ?? [];
  const [first, last] = [columnOf(left), columnOf(right)];
  if (first === null || last === null) return null;
  return { left: first, right: Math.min(last, maxCells), top: Number(top), bottom: Number(bottom) };
}
