import type { FormValues } from '@yuanhang/domain';
import type { Failure } from '../../shared/api';
import { saveAll } from './save-queue';
import type { Typed } from './typed';

interface Data {
  readonly version: number;
  readonly values: FormValues;
}
const stale: Failure = { kind: 'refused', code: 'stale_version', message: '', problems: [] };

function world(server: Data, seen: Data, fails: Failure[] = []) {
  const now = { server, seen, typed: { basic: { a: 'typed' } } as Typed };
  const run = () =>
    saveAll<Data>({
      latest: () => now.seen,
      typed: () => now.typed,
      setTyped: (typed) => {
        now.typed = typed;
      },
      valuesOf: (data) => data.values,
      send: async (data, _, values) => {
        const fail = fails.shift();
        if (fail) throw fail;
        if (data.version !== now.server.version) throw stale;
        now.server = { version: data.version + 1, values };
        return now.server;
      },
      load: async () => now.server,
      answered: (data) => {
        now.seen = data;
      },
      toFailure: (error) => error as Failure,
    });
  return { now, run };
}

it('applies the local changes on top of newer content', async () => {
  const { now, run } = world(
    { version: 5, values: { a: 'old', b: 'elsewhere' } },
    { version: 3, values: { a: 'old' } },
  );
  expect(await run()).toBeNull();
  expect(now.server.values).toEqual({ a: 'typed', b: 'elsewhere' });
  expect(now.typed).toEqual({});
});

it('keeps the local changes when there is no network', async () => {
  const offline: Failure = { kind: 'offline', message: '', problems: [] };
  const { now, run } = world({ version: 1, values: {} }, { version: 1, values: {} }, [offline]);
  expect(await run()).toBe(offline);
  expect(now.typed).toEqual({ basic: { a: 'typed' } });
});

it('drops a change of a field that the form no longer has, and saves the others', async () => {
  const problems = [{ field: 'removed', code: 'unknown_field', message: '' }];
  const unknown: Failure = { kind: 'refused', code: 'invalid_input', message: '', problems };
  const { now, run } = world({ version: 1, values: {} }, { version: 1, values: {} }, [unknown]);
  now.typed = { basic: { a: 'typed', removed: 'old answer' } };
  expect(await run()).toBeNull();
  expect(now.server.values).toEqual({ a: 'typed' });
  expect(now.typed).toEqual({});
});
