import { daysText } from './labels';

it('lists days in chronological order', () => {
  expect(daysText([3, -7, 0])).toBe('提前 7 天、当天、之后 3 天');
});
