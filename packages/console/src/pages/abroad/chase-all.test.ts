import { ApiError } from '@yuanhang/contract';
import { chaseAll, chaseMessage } from './chase-all';

const refusal = (detail: string) =>
  new ApiError(409, { code: 'not_allowed_now', message: '不行', requestId: 'r', problems: [], detail });
const pageSize = 100;
const desk = (count: number, ask: (id: string) => Promise<unknown>) => {
  const all = Array.from({ length: count }, (_, index) => ({ applicationId: String(index) }));
  return {
    ask,
    read: async (cursor = '0') => {
      const end = Number(cursor) + pageSize;
      return { items: all.slice(Number(cursor), end), nextCursor: end < count ? String(end) : null };
    },
  };
};

it('asks every student on all pages exactly once', async () => {
  const asked: string[] = [];
  const outcome = await chaseAll(desk(250, async (id) => asked.push(id)));
  expect(outcome).toEqual({ chased: 250, recent: 0, failed: 0, isCutOff: false });
  expect(new Set(asked).size).toBe(250);
  expect(asked).toHaveLength(250);
  expect(chaseMessage(outcome)).toBe('已催 250 人');
});

it('counts students asked within the hour apart from failures', async () => {
  const outcome = await chaseAll(
    desk(6, async (id) => {
      if (id === '1' || id === '2') throw refusal('chased_recently');
      if (id === '3') throw refusal('something_else');
    }),
  );
  expect(outcome).toEqual({ chased: 3, recent: 2, failed: 1, isCutOff: false });
  expect(chaseMessage(outcome)).toBe('已催 3 人；2 人一小时内已催过，未再催；1 人没有催成');
});

it('stops when the network fails, and does not count that as asked within the hour', async () => {
  const asked: string[] = [];
  const outcome = await chaseAll(
    desk(50, async (id) => {
      asked.push(id);
      if (Number(id) > 3) throw new TypeError('fetch failed');
    }),
  );
  expect(outcome).toEqual({ chased: 4, recent: 0, failed: 0, isCutOff: true });
  expect(asked.length).toBeLessThan(10);
  expect(chaseMessage(outcome)).toBe('已催 4 人；网络不可用，其余的没有催到，请稍后再试');
});

it('reports that a later page could not be read, and throws when the first could not', async () => {
  const { read, ask } = desk(150, async () => undefined);
  const broken = (on: string | undefined) => async (cursor?: string) => {
    if (cursor === on) throw new TypeError('fetch failed');
    return read(cursor);
  };
  await expect(chaseAll({ read: broken('100'), ask })).resolves.toMatchObject({ chased: 100, isCutOff: true });
  await expect(chaseAll({ read: broken(undefined), ask })).rejects.toThrow(TypeError);
});
