import { sortAnswers } from './answers';

it('counts only a clear yes as a consent', () => {
  const answer = { errMsg: 'requestSubscribeMessage:ok', a: 'accept', b: 'reject', c: 'ban' };
  expect(sortAnswers(['a', 'b', 'c', 'd'], answer)).toEqual({ accepted: ['a'], rejected: ['b', 'c'] });
});
