import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Connection, createConnection } from 'mysql2/promise';
import type { Sizes } from '../../server/test/fill';
import { type Case, casesOf } from './cases';
import { load, type Measured, once } from './load';
import { measureMessages, messagesTable } from './messages';
import { prepare, settled } from './prepare';
import { databasePid, type Running, startServer } from './processes';
import { chart, growthTable, type Result, type Side, table } from './report';

const root = join(__dirname, '..', '..', '..', '..');
const small = process.argv.includes('--small');
const sizes = small
  ? { students: 2000, programmes: 500, applications: 10_000 }
  : { students: 20_000, programmes: 5000, applications: 100_000 };
const growthSizes = {
  few: { students: 2000, programmes: 500, applications: 10_000 },
  many: small
    ? { students: 20_000, programmes: 5000, applications: 100_000 }
    : { students: 200_000, programmes: 50_000, applications: 1_000_000 },
};
const [rounds, roundMilliseconds, drafts] = small ? [3, 1000, 1200] : [5, 2500, 4000];
const server = process.env.BENCH_DATABASE_URL ?? 'mysql://root@127.0.0.1:3306';
const name = 'yuanhang_bench';

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? 0;
const secret = () => randomBytes(32).toString('base64url');

/** Below those that the system gives to outgoing connections, which the load opens many of. */
const freePort = () => 20_000 + Math.floor(Math.random() * 12_000);

/** The product as an operator starts it, on the bench's database. */
const startProduct = (port: number, folder: string, database = name, more: NodeJS.ProcessEnv = {}): Promise<Running> =>
  startServer(join(root, 'server', 'dist', 'main.js'), port, '/healthz', {
    YUANHANG_MODE: 'production',
    PORT: String(port),
    HOST: '127.0.0.1',
    PUBLIC_URL: 'https://bench.example.edu.cn',
    DATABASE_URL: `${server}/${database}`,
    DATA_DIR: folder,
    STORAGE_DISK_IS_DURABLE: 'yes',
    CAS_URL: 'https://cas.example.edu.cn/cas',
    ENCRYPTION_KEYS: `k1:${secret()}`,
    AUDIT_KEYS: `a1:${secret()}`,
    SIGNING_SECRET: secret(),
    BOT_TOKEN: secret(),
    LOG_LEVEL: 'error',
    ...more,
  });

/** The medians of the rounds. */
const sideOf = (measured: readonly Measured[]): Side => ({
  perSecond: median(measured.map(({ perSecond }) => perSecond)),
  cpu: measured.some(({ cpuPerRequest }) => cpuPerRequest === null)
    ? null
    : median(measured.map(({ cpuPerRequest }) => cpuPerRequest ?? 0)),
  p99: median(measured.map(({ p99Milliseconds }) => p99Milliseconds)),
});

/** Both in turns, so that whatever else the machine does falls on both alike. */
async function measure(of: Case, product: Running, limit: Running, database: number | null): Promise<Result> {
  const sides = { product: [] as Measured[], limit: [] as Measured[] };
  const counters = { product: 0, limit: 0 };
  const perRound = of.times === null ? null : Math.floor(of.times / rounds);
  const turn = async (side: 'product' | 'limit', { url, pid }: Running) => {
    const end = perRound === null ? null : counters[side] + perRound;
    const next = () => {
      if (end !== null && counters[side] >= end) return null;
      counters[side] += 1;
      return of[side](counters[side] - 1);
    };
    sides[side].push(await load(url, [pid, database], next, perRound === null ? roundMilliseconds : 60_000));
  };
  for (let round = 0; round < rounds; round += 1) {
    await turn('product', product);
    await turn('limit', limit);
  }
  return {
    name: of.name,
    mostCpu: of.mostCpu,
    leastThroughput: of.leastThroughput,
    product: sideOf(sides.product),
    limit: sideOf(sides.limit),
  };
}

/** The limit serves what the product computes from the product's own answer. */
async function teach(limit: Running, product: Running, cases: readonly Case[]): Promise<void> {
  const names = ['programmes', 'mine', 'queue', 'detail'];
  for (const [index, of] of cases.slice(0, names.length).entries()) {
    const { text } = await once(product.url, of.product(1));
    await fetch(`${limit.url}/template/${names[index]}`, { method: 'POST', body: text });
  }
}

/** What is printed is kept for whoever reads it later. */
function keep(file: string, text: string, data: object): void {
  console.log(`\n${text}`);
  const output = join(root, 'bench', 'output');
  mkdirSync(output, { recursive: true });
  const machine = { cpu: cpus()[0]?.model ?? '', cores: cpus().length, node: process.version };
  writeFileSync(join(output, `${file}.json`), JSON.stringify({ machine, ...data }, null, 2));
  writeFileSync(join(output, `${file}.md`), text);
}

async function messages(): Promise<void> {
  const start = (database: string, folder: string, env?: NodeJS.ProcessEnv) =>
    startProduct(freePort(), folder, database, env);
  const result = await measureMessages({ server, root, small, start });
  keep('messages', messagesTable(result), result);
}

interface Filled {
  readonly connection: Connection;
  readonly product: Running;
  readonly database: number | null;
  /** One more server beside it. */
  readonly start: () => Promise<Running>;
}

/** A database of its own with so much in it, and the product on it, once what a start catches up is done. */
async function withFilled<T>(filledWith: Sizes, work: (filled: Filled) => Promise<T>): Promise<T> {
  const connection = await createConnection({ uri: `${server}/mysql`, multipleStatements: false });
  await connection.query(`DROP DATABASE IF EXISTS ${name}`);
  await connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  await connection.query(`USE ${name}`);
  const folder = mkdtempSync(join(tmpdir(), 'yuanhang-bench-'));
  try {
    await (await startProduct(freePort(), folder)).stop();
    const { applications, students, programmes } = filledWith;
    console.log(`填充 ${applications} 个申请、${students} 名学生、${programmes} 个项目……`);
    await prepare(connection, filledWith, Math.min(drafts, students));
    await connection.query('DELETE FROM sweep_slots');
    const start = () => startProduct(freePort(), folder);
    const product = await start();
    await settled(connection);
    const result = await work({ connection, product, database: await databasePid(connection), start });
    await product.stop();
    return result;
  } finally {
    await connection.query(`DROP DATABASE IF EXISTS ${name}`);
    await connection.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** From the start of the process to its first answer, when there is nothing to catch up: the median of five. */
async function startTime(start: () => Promise<Running>): Promise<number> {
  const taken: number[] = [];
  for (let time = 0; time < 5; time += 1) {
    const server = await start();
    taken.push(server.startMilliseconds);
    await server.stop();
  }
  return median(taken);
}

async function requests(): Promise<void> {
  await withFilled(sizes, async ({ product, database, start }) => {
    const port = freePort();
    const env = { LIMIT_PORT: String(port), LIMIT_DATABASE_URL: `${server}/${name}` };
    const limit = await startServer(join(__dirname, 'limit.js'), port, '/none', env);
    const cases = casesOf(drafts);
    await teach(limit, product, cases);
    const results: Result[] = [];
    for (const of of cases) {
      results.push(await measure(of, product, limit, database));
      console.log(`  ${of.name}`);
    }
    await limit.stop();
    const startMilliseconds = await startTime(start);
    keep('bench', `${table(results, startMilliseconds)}\n${chart(results)}`, { sizes, results, startMilliseconds });
  });
}

/** The product's lists alone, with a hundred times the rows. */
async function growth(): Promise<void> {
  const lists = casesOf(drafts).filter(({ isList }) => isList);
  const sides: Record<string, Side>[] = [];
  for (const filledWith of [growthSizes.few, growthSizes.many]) {
    sides.push(
      await withFilled(filledWith, async ({ product, database }) => {
        const found: Record<string, Side> = {};
        for (const of of lists) {
          const measured: Measured[] = [];
          let n = 0;
          for (let round = 0; round <= rounds; round += 1)
            measured.push(await load(product.url, [product.pid, database], () => of.product(n++), roundMilliseconds));
          // The first round finds the pages of the database on the disk.
          found[of.name] = sideOf(measured.slice(1));
        }
        return found;
      }),
    );
  }
  const [few = {}, many = {}] = sides;
  keep('growth', growthTable(few, many), { sizes: growthSizes, few, many });
}

/** All of it, or what is named: `--requests`, `--messages`, `--growth`. */
async function main(): Promise<void> {
  const parts = { '--requests': requests, '--messages': messages, '--growth': growth };
  const named = Object.entries(parts).filter(([part]) => process.argv.includes(part));
  for (const [, measurePart] of named.length === 0 ? Object.entries(parts) : named) await measurePart();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
