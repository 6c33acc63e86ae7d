import { z } from 'zod';
import { decodeCursor, encodeCursor, pageOf } from './cursor';

const shape = z.tuple([z.string(), z.number().nullable()]);

it('encodes and decodes a key, without characters that a URL would change', () => {
  const cursor = encodeCursor(['2026-11-25 01:02:03.045 林知远?&=/+', null]);
  expect(cursor).toMatch(/^[A-Za-z0-9_-]+$/);
  expect(decodeCursor(cursor, shape)).toEqual(['2026-11-25 01:02:03.045 林知远?&=/+', null]);
  expect(decodeCursor(undefined, shape)).toBeNull();
});

it.each([['not a cursor'], [''], [encodeCursor(['too short'])], [encodeCursor([1, 2])], ['bnVsbA']])(
  'refuses %j as bad input',
  (cursor) => {
    expect(() => decodeCursor(cursor, shape)).toThrow(
      expect.objectContaining({ code: 'invalid_input', problems: [expect.objectContaining({ field: 'cursor' })] }),
    );
  },
);

it('ends with null exactly on the last page', () => {
  const page = (rows: number[]) =>
    pageOf(
      rows,
      2,
      (row) => [row],
      (row) => `#${row}`,
    );
  expect(page([1, 2, 3])).toEqual({ items: ['#1', '#2'], nextCursor: encodeCursor([2]) });
  expect(page([1, 2])).toEqual({ items: ['#1', '#2'], nextCursor: null });
  expect(page([])).toEqual({ items: [], nextCursor: null });
});
