import { sortAnswers } from './answers';

it('counts only `accept` as consent', () => {
  const answer = { errMsg: 'requestSubscribeMessage:ok', a: 'accept', b: 'reject', c: 'ban' };
  expect(sortAnswers(['a', 'b', 'c', 'd'], answer)).toEqual({ accepted: ['a'], rejected: ['b', 'c'] });
});
