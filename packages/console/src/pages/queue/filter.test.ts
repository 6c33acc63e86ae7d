import { readFilter } from './filter';

it('reads the filter from an address and ignores unknown values', () => {
  const read = (text: string) => readFilter(new URLSearchParams(text));
  expect(read('')).toEqual({});
  expect(read('kind=plan_change&wait=long&q=%E6%9E%97&year=2027')).toEqual({
    kind: 'plan_change',
    waitingDays: 3,
    q: '林',
    year: 2027,
  });
  expect(read('kind=everything&wait=short&year=soon')).toEqual({});
});
