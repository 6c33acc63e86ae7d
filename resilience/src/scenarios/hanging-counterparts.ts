import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attachmentRoutes } from '@yuanhang/contract';
import { begin, buildStudent, buildTripProgramme } from '../../../server/test/factories/applications';
import { send } from '../../../server/test/http';
import { startHanging } from '../lab/hanging';
import { type Server, startServer } from '../lab/server';
import { openWorld, type World } from '../lab/world';
import { Findings, type Scenario } from '../scenario';

interface Answered {
  readonly status: number;
  readonly milliseconds: number;
}
async function timed(attempt: () => Promise<{ status: number }>): Promise<Answered> {
  const began = performance.now();
  const { status } = await attempt();
  return { status, milliseconds: performance.now() - began };
}
const median = (answers: readonly Answered[]): number =>
  answers.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b)[Math.floor(answers.length / 2)] ?? 0;

/** What people who have nothing to do with the counterpart ask meanwhile. */
async function othersFor(seconds: number, server: Server, { cast }: World): Promise<Answered[]> {
  const answers: Answered[] = [];
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    const { token } = cast.student;
    answers.push(await timed(() => send(server.url, 'GET', '/api/applications', { token })));
    answers.push(
      await timed(() => send(server.url, 'PUT', '/api/me/contact', { token, body: { phone: '13800001236' } })),
    );
  }
  return answers;
}

/** A browser that comes back from CAS with a ticket. */
async function backFromCas({ url }: Server): Promise<{ status: number }> {
  const { headers } = await send(url, 'GET', '/api/session/cas');
  const service = new URL(new URL(headers.get('location') ?? '').searchParams.get('service') ?? '');
  const cookie = (headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return send(url, 'GET', `${service.pathname}${service.search}&ticket=ST-1`, { headers: { cookie } });
}
const withWechat = ({ url }: Server) =>
  send(url, 'POST', '/api/session/wechat', { body: { code: '0123456789abcdef' } });

/** A file whose bytes lie, as far as the student knows, in the object store. */
async function afterUpload(
  world: World,
  server: Server,
  programmeId: string,
): Promise<() => Promise<{ status: number }>> {
  const student = await buildStudent(world.world, world.cast.languages);
  const { id: ownerId } = await begin(student, programmeId);
  const { id } = await student.call(attachmentRoutes.beginUpload, {
    body: { ownerType: 'application', ownerId, requirementKey: 'transcript', fileName: '成绩单.pdf', bytes: 1000 },
  });
  const path = attachmentRoutes.completeUpload.path.replace(':id', id);
  return () => send(server.url, 'POST', path, { token: student.token });
}

/** The client asks for its bucket by name, `bucket.localhost`, which not every machine resolves. */
const localhostNames = `const dns = require('node:dns');
const { lookup } = dns;
dns.lookup = (host, ...rest) => lookup(host.endsWith('localhost') ? '127.0.0.1' : host, ...rest);
`;

export const hangingCounterparts: Scenario = {
  key: 'hanging-counterparts',
  bar: 'WeChat, OSS or CAS hanging 30 s: other routes unaffected',
  async run(lab) {
    const hanging = await startHanging();
    const preload = join(lab.folder, 'localhost-names.cjs');
    writeFileSync(preload, localhostNames);
    const oss = {
      NODE_OPTIONS: `--require ${preload}`,
      STORAGE: 'oss',
      OSS_ENDPOINT: hanging.url.replace('127.0.0.1', 'localhost'),
      OSS_BUCKET: 'yuanhang-resilience',
      OSS_ACCESS_KEY_ID: 'k',
      OSS_ACCESS_KEY_SECRET: 's',
    };
    const wechat = { WECHAT_APPID: 'wx', WECHAT_SECRET: 's', WECHAT_API_URL: hanging.url };
    const world = await openWorld(await lab.place('hanging-counterparts', { ...oss, ...wechat, CAS_URL: hanging.url }));
    const programmeId = await buildTripProgramme(world.world, world.cast.office, { places: null });
    const server = await startServer(world.place);
    world.pointTo(server.url);
    const found = new Findings();
    const completions = [];
    for (let n = 0; n < lab.times(8, 40); n += 1) completions.push(await afterUpload(world, server, programmeId));

    const before = await othersFor(lab.times(2, 10), server, world);
    const each = lab.times(10, 100);
    const stuck = [
      ...Array.from({ length: each }, () => () => backFromCas(server)),
      ...Array.from({ length: each }, () => () => withWechat(server)),
      ...completions,
    ].map(timed);
    const during = await othersFor(lab.times(4, 30), server, world);
    const answered = await Promise.all(stuck);
    const [calm, busy] = [median(before), median(during)];
    const slowest = Math.max(...answered.map(({ milliseconds }) => milliseconds));
    found.expect(hanging.taken >= stuck.length, `only ${hanging.taken} of ${stuck.length} reached the counterpart`);
    found.expect(
      during.every(({ status }) => status === 200),
      'another route was answered with an error',
    );
    found.expect(busy < 3 * calm + 20, `other routes took ${busy.toFixed(0)} ms instead of ${calm.toFixed(0)}`);
    const statuses = [...new Set(answered.map(({ status }) => status))].sort();
    found.expect(
      statuses.every((status) => [502, 503].includes(status)),
      `who waited for it was answered ${statuses.join(', ')}`,
    );
    found.expect(slowest < 30_000, `who waited for it waited ${Math.round(slowest)} ms`);
    await server.stop();
    await world.world.stop();
    await hanging.stop();
    const counts = {
      stuck: stuck.length,
      others: during.length,
      'median ms before': Math.round(calm),
      'median ms during': Math.round(busy),
      'longest wait ms': Math.round(slowest),
    };
    return { counts, problems: found.problems };
  },
};
