import { ApiError, type ErrorBody } from '@yuanhang/contract';
import { NetworkError } from '../../shared/api/network-error';
import { type Waiting, waitingCheckIns } from './waiting';

const one = (clientKey: string): Waiting => ({
  applicationId: 'application-1',
  body: { clientKey, wellbeing: 'safe', madeAt: '2027-03-01T08:00:00.000Z' },
});
const refused = (status: number, code: ErrorBody['code'] = 'not_allowed_now') =>
  new ApiError(status, { code, message: '目前没有需要打卡的行程', requestId: 'r', problems: [] });

function phone(answers: (Error | null)[]) {
  let kept: readonly Waiting[] = [];
  const sent: string[] = [];
  const waiting = waitingCheckIns({ read: () => kept, write: (all) => (kept = all) }, async ({ body }) => {
    sent.push(body.clientKey);
    const error = answers.shift();
    if (error) throw error;
  });
  return { waiting, sent, keys: () => kept.map(({ body }) => body.clientKey) };
}

it('sends unsent check-ins once, in the order they were made', async () => {
  const { waiting, sent, keys } = phone([]);
  waiting.keep(one('first'));
  waiting.keep(one('second'));
  waiting.keep(one('first'));
  expect(await Promise.all([waiting.send(), waiting.send(), waiting.send()])).toEqual([
    { taken: 2, refusals: [] },
    { taken: 0, refusals: [] },
    { taken: 0, refusals: [] },
  ]);
  expect(sent).toEqual(['second', 'first']);
  expect(keys()).toEqual([]);
});

it.each([
  ['nobody heard', new NetworkError('offline')],
  ['the answer is lost', new NetworkError('timeout')],
  ['the server is down', refused(503)],
  ['the session is over', refused(401)],
  ['the consent was withdrawn', refused(403, 'consent_required')],
])('waits on when %s, with the same key', async (_, error) => {
  const { waiting, sent, keys } = phone([error]);
  waiting.keep(one('first'));
  waiting.keep(one('second'));
  expect(await waiting.send()).toEqual({ taken: 0, refusals: [] });
  expect(keys()).toEqual(['first', 'second']);
  expect(await waiting.send()).toEqual({ taken: 2, refusals: [] });
  expect(sent).toEqual(['first', 'first', 'second']);
});

it('tries again for a call made during an attempt that began without a network and fails', async () => {
  const { waiting, sent } = phone([new NetworkError('offline')]);
  waiting.keep(one('first'));
  const [began, tapped] = [waiting.send(), waiting.send()];
  expect(await began).toEqual({ taken: 0, refusals: [] });
  expect(await tapped).toEqual({ taken: 1, refusals: [] });
  expect(sent).toEqual(['first', 'first']);
});

it('reports what the server refused, and continues', async () => {
  const { waiting, keys } = phone([refused(409)]);
  waiting.keep(one('first'));
  waiting.keep(one('second'));
  expect(await waiting.send()).toEqual({ taken: 1, refusals: ['目前没有需要打卡的行程'] });
  expect(keys()).toEqual([]);
});

it('does not send a check-in that the server received another way', async () => {
  const { waiting, sent } = phone([]);
  waiting.keep(one('first'));
  waiting.keep(one('second'));
  waiting.forget(one('first'));
  await waiting.send();
  expect(sent).toEqual(['second']);
});

it('reports every change to its listeners, until they end', async () => {
  const { waiting, keys } = phone([]);
  const seen: number[] = [];
  const end = waiting.subscribe(() => seen.push(keys().length));
  waiting.keep(one('first'));
  waiting.keep(one('second'));
  await waiting.send();
  end();
  waiting.keep(one('third'));
  expect(seen).toEqual([1, 2, 1, 0]);
});
