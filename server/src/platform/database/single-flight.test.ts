import { singleFlight } from './single-flight';

/** Reads that the test resolves by hand. */
function byHand() {
  const sent: { key: string; answer: (value: number) => void; fail: () => void }[] = [];
  const shared = singleFlight();
  const ask = (key: string) =>
    shared(
      key,
      () =>
        new Promise<number>((resolve, reject) =>
          sent.push({ key, answer: resolve, fail: () => reject(new Error('the database went away')) }),
        ),
    );
  return { sent, ask, keys: () => sent.map(({ key }) => key) };
}
const turn = () => new Promise(setImmediate);

it('reads once for all calls of one turn, and once more for all calls meanwhile', async () => {
  const { sent, ask, keys } = byHand();
  const first = [ask('a'), ask('a'), ask('b')];
  await turn();
  expect(keys()).toEqual(['a', 'b']);
  const later = [ask('a'), ask('a')];
  await turn();
  expect(keys()).toEqual(['a', 'b']);
  sent[1]?.answer(9);
  sent[0]?.answer(1);
  expect(await Promise.all(first)).toEqual([1, 1, 9]);
  await turn();
  // Not the earlier result, which may have been read before these calls.
  expect(keys()).toEqual(['a', 'b', 'a']);
  sent[2]?.answer(2);
  expect(await Promise.all(later)).toEqual([2, 2]);
});

it('does not wait for a read with another key', async () => {
  const { sent, ask } = byHand();
  ask('slow').catch(() => undefined);
  await turn();
  const quick = ask('quick');
  await turn();
  sent[1]?.answer(2);
  expect(await quick).toBe(2);
});

it('passes a failure to all waiting callers, and then reads again', async () => {
  const { sent, ask, keys } = byHand();
  const errorOf = (answer: Promise<unknown>) => answer.catch((error: Error) => error.message);
  const first = errorOf(ask('a'));
  await turn();
  const second = errorOf(ask('a'));
  sent[0]?.fail();
  expect(await Promise.all([first, second])).toEqual(['the database went away', 'the database went away']);
  const later = ask('a');
  await turn();
  expect(keys()).toEqual(['a', 'a']);
  sent[1]?.answer(1);
  expect(await later).toBe(1);
});
