import { connect, createServer, type Server, type Socket } from 'node:net';
import { createTestDatabase, type TestDatabase } from '../../../test/database';
import type { Database } from './database';
import { isUnreachable } from './errors';
import { openDatabase } from './open';

/** A network connection to the database that can be cut or become silent. */
class Wire {
  readonly #server: Server;
  readonly #ends = new Set<Socket>();
  #silent = false;
  constructor({ hostname, port }: URL) {
    this.#server = createServer((near) => {
      const far = connect(Number(port || 3306), hostname);
      for (const end of [near, far]) {
        this.#ends.add(end);
        end.on('error', () => undefined).on('close', () => this.#ends.delete(end));
      }
      near.on('data', (bytes) => this.#silent || far.write(bytes)).on('close', () => far.destroy());
      far.on('data', (bytes) => this.#silent || near.write(bytes)).on('close', () => near.destroy());
    });
  }
  async open(): Promise<number> {
    await new Promise<void>((resolve) => this.#server.listen(0, '127.0.0.1', resolve));
    const address = this.#server.address();
    return typeof address === 'object' && address !== null ? address.port : 0;
  }
  cut(): void {
    for (const end of this.#ends) end.destroy();
  }
  silence(on: boolean): void {
    this.#silent = on;
  }
  async close(): Promise<void> {
    this.cut();
    await new Promise((resolve) => this.#server.close(resolve));
  }
}

const onServer = process.env.TEST_DATABASE_URL ? describe : describe.skip;

onServer('a database server that goes away', () => {
  let test: TestDatabase;
  let wire: Wire;
  let database: Database;
  beforeAll(async () => {
    test = await createTestDatabase([]);
    const url = new URL(test.url);
    wire = new Wire(url);
    url.hostname = '127.0.0.1';
    url.port = String(await wire.open());
    database = openDatabase(url.toString());
  });
  afterAll(async () => {
    await database.close();
    await wire.close();
    await test.drop();
  });

  const answer = () => database.select('SELECT 1 AS one');
  /** Connections opened during the silence may still fail for later callers. */
  async function servedAgain(): Promise<unknown> {
    for (let attempt = 1; attempt < 10; attempt += 1) if ((await outcome(answer())) === 'fine') break;
    return answer();
  }
  const outcome = (work: Promise<unknown>) => work.then(() => 'fine', isUnreachable);

  it('is not assumed when the database is only slow', async () => {
    expect(await database.select('SELECT SLEEP(4) AS slept')).toEqual([{ slept: 0 }]);
  }, 20_000);

  it('by a cut connection: waiting callers fail, the next one is served', async () => {
    await answer();
    const waiting = outcome(database.select('SELECT SLEEP(30)'));
    await answer();
    wire.cut();
    expect(await waiting).toBe(true);
    expect(await answer()).toEqual([{ one: 1 }]);
  });

  it('by silence: readers, writers and new callers fail, and are served once it is back', async () => {
    // Sequelize warns about each connection it cannot roll back.
    jest.spyOn(console, 'warn').mockReturnValue();
    await Promise.all([answer(), answer()]);
    wire.silence(true);
    const read = outcome(answer());
    const write = outcome(database.transaction((tx) => database.select('SELECT 1', {}, tx)));
    expect(await Promise.all([read, write])).toEqual([true, true]);
    expect(await outcome(answer())).toBe(true);
    wire.silence(false);
    expect(await servedAgain()).toEqual([{ one: 1 }]);
  }, 20_000);
});
