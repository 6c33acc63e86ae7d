import { join } from 'node:path';
import { requireAgreement, requireSameRows } from './agreement';
import { type Case, casesOf } from './cases';
import { withGenerator } from './load/load';
import { draftsPerSide, measureInTurns, type Side } from './measure';
import { keep } from './output';
import { untilDelivered } from './prepare';
import { freePort, type Running, startServer } from './processes';
import { type Filled, startProduct, thisBuild, withFilled } from './product';
import { Pages } from './questions/pages';
import { readTemplates } from './read-templates';
import { type RequestsResult, type Row, requestsReport } from './report';
import { databaseServer, rounds, sizes, staffSessions } from './settings';
import { median } from './statistics';

const drafts = draftsPerSide(rounds);
/** Half of the drafts for each side, and one as the limit's example. */
const contents = { sizes, staffSessions, drafts: 2 * drafts + 1 };

async function measureAgainstLimit(filled: Filled): Promise<Row[]> {
  const port = freePort();
  const limit = await startServer(join(__dirname, 'limit', 'main.js'), port, '/healthz', {
    LIMIT_PORT: String(port),
    LIMIT_DATABASE_URL: `${databaseServer}/${thisBuild.database}`,
  });
  try {
    await sendTemplates(filled, limit);
    return await measureCases(filled, limit);
  } finally {
    await limit.stop();
  }
}

/** Sends the limit the templates read from the product's answers. */
async function sendTemplates({ connection, server }: Filled, limit: Running): Promise<void> {
  const templates = await readTemplates(connection, server.url, {
    draft: contents.drafts,
    students: sizes.students,
    delivered: () => untilDelivered(connection),
  });
  await fetch(`${limit.url}/templates`, { method: 'POST', body: JSON.stringify(templates) });
}

/** The median of five start times, from the start of the process to its first answer, without sweeps to catch up. */
async function startTime({ dataFolder }: Filled): Promise<number> {
  const taken: number[] = [];
  for (let time = 0; time < 5; time += 1) {
    const server = await startProduct(thisBuild, dataFolder);
    taken.push(server.startMilliseconds);
    await server.stop();
  }
  return median(taken);
}

async function measureCases(filled: Filled, limit: Running): Promise<Row[]> {
  const { connection, databasePid, server } = filled;
  const sideOf = (running: Running, firstDraft: number): Side => ({
    target: { server: running, databasePid },
    pages: new Pages(running.url),
    connection,
    firstDraft,
  });
  const sides = [sideOf(server, 0), sideOf(limit, drafts)] as const;
  return withGenerator(async (generator) => {
    const rows: Row[] = [];
    for (const of of casesOf(contents)) {
      if (!of.isWrite) await requireAgreement(of, sides);
      const [product, reference] = await measureInTurns(of, sides, generator, rounds);
      if (of.isWrite) await requireSameRows(connection, [1, drafts + 1]);
      rows.push({ ...barsOf(of), product, limit: reference });
      console.log(`  ${of.name}`);
    }
    return rows;
  });
}

const barsOf = ({ name, maxCpu, minThroughput }: Case) => ({ name, maxCpu, minThroughput });

/** `--requests`: measures the product against the limit. */
export async function requests(): Promise<void> {
  await withFilled(thisBuild, contents, async (filled) => {
    const rows = await measureAgainstLimit(filled);
    const result: RequestsResult = { rows, startMilliseconds: await startTime(filled) };
    await keep('bench', requestsReport(result), { sizes, ...result }, filled.connection);
  });
}
