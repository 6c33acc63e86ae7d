import { changedFields, problemsOf, readTyped, withoutSent } from './typed';

it('keeps only what differs from the server', () => {
  expect(changedFields({ a: '1', b: null }, { a: '1', b: '', c: ['x'] })).toEqual({ b: '', c: ['x'] });
});

it('keeps changes made while the save was in progress', () => {
  expect(withoutSent({ basic: { a: '12', b: 'x' } }, 'basic', { a: '1', b: 'x' })).toEqual({ basic: { a: '12' } });
  expect(withoutSent({ basic: { a: '1' } }, 'basic', { a: '1' })).toEqual({});
});

it('reads nothing from a corrupt copy', () => {
  expect(readTyped('')).toEqual({});
  expect(readTyped({ basic: { a: '1' }, broken: 3 })).toEqual({ basic: { a: '1' } });
});

it('combines missing values here with the server’s problems of untouched fields', () => {
  const form = {
    key: 'f',
    title: '',
    fields: [
      { key: 'a', label: '甲', type: 'text' as const, required: true },
      { key: 'b', label: '乙', type: 'text' as const },
    ],
  };
  const server = [{ field: 'basic.b', code: 'odd', message: '不对' }];
  expect(problemsOf(form, { b: 'x' }, {}, server).map(({ field }) => field)).toEqual(['a', 'b']);
  expect(problemsOf(form, { b: 'x' }, { a: '有', b: 'y' }, server)).toEqual([]);
});
