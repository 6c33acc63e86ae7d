import { randomBytes } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { cpus, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createConnection } from 'mysql2/promise';
import { type Case, casesOf } from './cases';
import { load, type Measured, once } from './load';
import { measureMessages, messagesTable } from './messages';
import { prepare, settled } from './prepare';
import { databasePid, type Running, startServer } from './processes';
import { type Result, table } from './report';

const root = join(__dirname, '..', '..', '..', '..');
const small = process.argv.includes('--small');
const sizes = small
  ? { students: 2000, programmes: 500, applications: 10_000 }
  : { students: 20_000, programmes: 5000, applications: 100_000 };
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

/** Both in turns, so that whatever else the machine does falls on both alike; the medians of the rounds. */
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
  const of_ = (side: 'product' | 'limit') => ({
    perSecond: median(sides[side].map(({ perSecond }) => perSecond)),
    cpu: sides[side].some(({ cpuPerRequest }) => cpuPerRequest === null)
      ? null
      : median(sides[side].map(({ cpuPerRequest }) => cpuPerRequest ?? 0)),
    p99: median(sides[side].map(({ p99Milliseconds }) => p99Milliseconds)),
  });
  return {
    name: of.name,
    mostCpu: of.mostCpu,
    leastThroughput: of.leastThroughput,
    product: of_('product'),
    limit: of_('limit'),
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

async function requests(): Promise<void> {
  const connection = await createConnection({ uri: `${server}/mysql`, multipleStatements: false });
  await connection.query(`DROP DATABASE IF EXISTS ${name}`);
  await connection.query(`CREATE DATABASE ${name} CHARACTER SET utf8mb4 COLLATE utf8mb4_unicode_ci`);
  await connection.query(`USE ${name}`);
  const folder = mkdtempSync(join(tmpdir(), 'yuanhang-bench-'));
  const port = freePort();
  try {
    await (await startProduct(port, folder)).stop();
    console.log(`填充 ${sizes.applications} 个申请、${sizes.students} 名学生、${sizes.programmes} 个项目……`);
    await prepare(connection, sizes, drafts);
    await connection.query('DELETE FROM sweep_slots');
    const product = await startProduct(port, folder);
    await settled(connection);
    const env = { LIMIT_PORT: String(port + 1), LIMIT_DATABASE_URL: `${server}/${name}` };
    const limit = await startServer(join(__dirname, 'limit.js'), port + 1, '/none', env);
    const cases = casesOf(drafts);
    await teach(limit, product, cases);
    const database = await databasePid(connection);
    const results: Result[] = [];
    for (const of of cases) {
      results.push(await measure(of, product, limit, database));
      console.log(`  ${of.name}`);
    }
    await Promise.all([product.stop(), limit.stop()]);
    const { startMilliseconds } = product;
    keep('bench', table(results, startMilliseconds), { sizes, results, startMilliseconds });
  } finally {
    await connection.query(`DROP DATABASE IF EXISTS ${name}`);
    await connection.end();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** All of it, or what is named: `--requests`, `--messages`. */
async function main(): Promise<void> {
  const named = ['--requests', '--messages'].filter((part) => process.argv.includes(part));
  if (named.length === 0 || named.includes('--requests')) await requests();
  if (named.length === 0 || named.includes('--messages')) await messages();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
