import { changesIn, newCalls } from './changes';

const state = (more: Partial<Parameters<typeof newCalls>[1]> = {}) => ({
  now: '2026-11-25T02:00:00.000Z',
  helpWaiting: ['help-1'],
  newestCheckIn: 'check-1',
  openRollCall: null,
  ...more,
});

it('reports new help requests, not existing or acknowledged ones', () => {
  expect(newCalls(null, state())).toEqual([]);
  expect(newCalls(state(), state({ helpWaiting: ['help-2', 'help-1'] }))).toEqual(['help-2']);
  expect(newCalls(state(), state({ helpWaiting: [] }))).toEqual([]);
});

it('refetches only what changed', () => {
  expect(changesIn(null, state())).toEqual([['abroad']]);
  expect(changesIn(state(), state({ now: '2026-11-25T02:01:00.000Z' }))).toEqual([]);
  expect(changesIn(state(), state({ newestCheckIn: 'check-2' }))).toEqual([['abroad']]);
  expect(changesIn(state(), state({ helpWaiting: [] }))).toEqual([
    ['abroad', 'help'],
    ['abroad', 'summary'],
  ]);
  expect(changesIn(state(), state({ openRollCall: 'call-1' }))).toEqual([['abroad', 'roll-calls']]);
});
