import { dataLoader } from './data-loader';

/** A loader whose reads the test resolves by hand. */
function byHand() {
  const sent: { keys: readonly string[]; answer: (found: ReadonlyMap<string, number>) => void; fail: () => void }[] =
    [];
  const ask = dataLoader<number>(
    (keys) =>
      new Promise((resolve, reject) =>
        sent.push({ keys, answer: resolve, fail: () => reject(new Error('the database went away')) }),
      ),
  );
  return { sent, ask };
}
const turn = () => new Promise(setImmediate);

it('reads once for all calls of one turn, and together for all calls meanwhile', async () => {
  const { sent, ask } = byHand();
  const first = [ask('a'), ask('a'), ask('b')];
  await turn();
  expect(sent.map(({ keys }) => keys)).toEqual([['a', 'b']]);
  const [again, later, nobody] = [ask('a'), ask('c'), ask('d')];
  await turn();
  sent[0]?.answer(new Map([['a', 1]]));
  expect(await Promise.all(first)).toEqual([1, 1, null]);
  await turn();
  // Not the earlier result, which may have been read before this call.
  expect(sent.map(({ keys }) => keys)).toEqual([
    ['a', 'b'],
    ['a', 'c', 'd'],
  ]);
  sent[1]?.answer(
    new Map([
      ['a', 2],
      ['c', 3],
    ]),
  );
  expect(await Promise.all([again, later, nobody])).toEqual([2, 3, null]);
});

it('passes a failure to all waiting callers, and then reads again', async () => {
  const { sent, ask } = byHand();
  const errorOf = (answer: Promise<unknown>) => answer.catch((error: Error) => error.message);
  const first = errorOf(ask('a'));
  await turn();
  const second = errorOf(ask('b'));
  sent[0]?.fail();
  expect(await Promise.all([first, second])).toEqual(['the database went away', 'the database went away']);
  await turn();
  const later = ask('a');
  await turn();
  sent[1]?.answer(new Map([['a', 1]]));
  expect(await later).toBe(1);
});

it('limits the number of keys of one statement', async () => {
  const sizes: number[] = [];
  const ask = dataLoader(async (keys) => {
    sizes.push(keys.length);
    return new Map(keys.map((key) => [key, key]));
  });
  const keys = Array.from({ length: 450 }, (_, n) => `k${n}`);
  expect(await Promise.all(keys.map(ask))).toEqual(keys);
  expect(sizes).toEqual([200, 200, 50]);
});
