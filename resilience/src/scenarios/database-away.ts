import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { send } from '../../../server/test/http';
import type { Mariadb } from '../lab/mariadb';
import { newPlace } from '../lab/place';
import { type Server, startServer } from '../lab/server';
import { openWorld, type World } from '../lab/world';
import { Findings, type Scenario } from '../scenario';

const longestAnswer = 5000;
const longestRecovery = 10_000;

interface Away {
  readonly answered: number;
  readonly slowestMilliseconds: number;
  readonly others: readonly string[];
  readonly recoveryMilliseconds: number;
}

/** Asks all the time while the database is away, then until it is answered as before. */
async function ask(
  server: Server,
  world: World,
  leave: () => void | Promise<void>,
  comeBack: () => void | Promise<void>,
  seconds: number,
): Promise<Away> {
  const { student, office } = world.cast;
  const questions = [
    { token: student.token, method: 'GET', path: '/api/applications' },
    { token: student.token, method: 'PUT', path: '/api/me/contact', body: { phone: '13800001235' } },
    { token: office.token, method: 'GET', path: '/api/admin/reviews' },
    { token: office.token, method: 'GET', path: '/api/session' },
  ];
  const answers: { status: number; milliseconds: number }[] = [];
  const askOnce = async (n: number) => {
    const question = questions[n % questions.length];
    if (!question) return 0;
    const { method, path, ...more } = question;
    const began = performance.now();
    const { status } = await send(server.url, method, path, more);
    answers.push({ status, milliseconds: performance.now() - began });
    return status;
  };
  // Connections stand open when it goes: that is the hard case.
  for (let n = 0; n < 4; n += 1) await askOnce(n);
  answers.length = 0;
  await leave();
  const under: Promise<unknown>[] = [];
  const end = performance.now() + seconds * 1000;
  for (let n = 0; performance.now() < end; n += 1) {
    under.push(askOnce(n));
    await wait(250);
  }
  const coming = performance.now();
  await comeBack();
  await Promise.all(under);
  while ((await askOnce(0)) !== 200) await wait(50);
  const recoveryMilliseconds = performance.now() - coming;
  const during = answers.filter(({ status }) => status === 503);
  const slowestMilliseconds = Math.max(...answers.map(({ milliseconds }) => milliseconds));
  const others = [...new Set(answers.map(({ status }) => status))].filter((status) => status !== 503 && status !== 200);
  return { answered: during.length, slowestMilliseconds, others: others.map(String), recoveryMilliseconds };
}

const ways: Readonly<Record<string, (mariadb: Mariadb) => [() => void | Promise<void>, () => void | Promise<void>]>> = {
  /** Power, network: nothing closes, nothing answers. */
  frozen: (mariadb) => [() => mariadb.freeze(), () => mariadb.thaw()],
  /** Nobody listens. */
  stopped: (mariadb) => [() => mariadb.stop(), () => mariadb.start()],
};

export const databaseAway: Scenario = {
  key: 'database-away',
  bar: 'Database away for 60 s: 503 in < 5 s, recovery in < 10 s without restart',
  async run(lab) {
    const mariadb = await lab.ownMariadb();
    const world = await openWorld(
      newPlace(join(lab.folder, 'database-away'), await mariadb.createDatabase('yuanhang')),
    );
    const server = await startServer(world.place);
    world.pointTo(server.url);
    const found = new Findings();
    const counts: Record<string, number> = {};
    const seconds = lab.times(10, 60);
    for (const [name, way] of Object.entries(ways)) {
      const away = await ask(server, world, ...way(mariadb), seconds);
      found.expect(away.answered > seconds, `${name}: only ${away.answered} answers of 503`);
      found.expect(away.slowestMilliseconds < longestAnswer, `${name}: an answer took ${away.slowestMilliseconds} ms`);
      found.expect(
        away.recoveryMilliseconds < longestRecovery,
        `${name}: recovery took ${away.recoveryMilliseconds} ms`,
      );
      found.expect(away.others.length === 0, `${name}: answers of ${away.others.join(', ')}`);
      counts[`${name}: 503`] = away.answered;
      counts[`${name}: slowest ms`] = Math.round(away.slowestMilliseconds);
      counts[`${name}: recovery ms`] = Math.round(away.recoveryMilliseconds);
    }
    found.expect(!server.child.ended, 'the server ended with its database');
    await server.stop();
    await world.world.stop();
    await mariadb.stop();
    return { counts: { seconds, ...counts }, problems: found.problems };
  },
};
