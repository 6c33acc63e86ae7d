import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { attachmentRoutes } from '@yuanhang/contract';
import { begin, buildExchangeProgramme, buildStudent } from '../../../server/test/factories/applications';
import { send } from '../../../server/test/http';
import { type Fixture, openFixture } from '../harness/fixture';
import { startHangingServer } from '../harness/hanging-server';
import { type ProductProcess, startServer } from '../harness/product-process';
import { Findings, type Scenario } from '../scenario';

interface TimedAnswer {
  readonly status: number;
  readonly milliseconds: number;
}
async function time(request: () => Promise<{ status: number }>): Promise<TimedAnswer> {
  const sentAt = performance.now();
  const { status } = await request();
  return { status, milliseconds: performance.now() - sentAt };
}
const medianMilliseconds = (answers: readonly TimedAnswer[]): number =>
  answers.map(({ milliseconds }) => milliseconds).sort((a, b) => a - b)[Math.floor(answers.length / 2)] ?? 0;

/** Sends requests that need none of the external services, one after the other, for `seconds`. */
async function sendUnrelatedRequests(
  seconds: number,
  server: ProductProcess,
  { people }: Fixture,
): Promise<TimedAnswer[]> {
  const answers: TimedAnswer[] = [];
  const end = performance.now() + seconds * 1000;
  while (performance.now() < end) {
    const { token } = people.student;
    answers.push(await time(() => send(server.url, 'GET', '/api/applications', { token })));
    answers.push(
      await time(() => send(server.url, 'PUT', '/api/me/contact', { token, body: { phone: '13800001236' } })),
    );
  }
  return answers;
}

/** Requests the URL to which CAS redirects the browser with a ticket; the server validates the ticket at CAS. */
async function signInByCas({ url }: ProductProcess): Promise<{ status: number }> {
  const { headers } = await send(url, 'GET', '/api/session/cas');
  const service = new URL(new URL(headers.get('location') ?? '').searchParams.get('service') ?? '');
  const cookie = (headers.get('set-cookie') ?? '').split(';')[0] ?? '';
  return send(url, 'GET', `${service.pathname}${service.search}&ticket=ST-1`, { headers: { cookie } });
}
const signInByWechat = ({ url }: ProductProcess) =>
  send(url, 'POST', '/api/session/wechat', { body: { code: '0123456789abcdef' } });

/** Begins an upload to the object store and returns the request that completes it, for which the server reads the object. */
async function prepareUploadCompletion(
  { context, people }: Fixture,
  server: ProductProcess,
  programmeId: string,
): Promise<() => Promise<{ status: number }>> {
  const student = await buildStudent(context, people.languages);
  const { id: ownerId } = await begin(student, programmeId);
  const { id } = await student.call(attachmentRoutes.beginUpload, {
    body: { ownerType: 'application', ownerId, requirementKey: 'transcript', fileName: '成绩单.pdf', bytes: 1000 },
  });
  const path = attachmentRoutes.completeUpload.path.replace(':id', id);
  return () => send(server.url, 'POST', path, { token: student.token });
}

/**
 * Preloaded into the server. The OSS client puts the bucket into the host name, here `<bucket>.localhost`, which not
 * every system resolves.
 */
const resolveLocalhostNames = `const dns = require('node:dns');
const { lookup } = dns;
dns.lookup = (host, ...rest) => lookup(host.endsWith('localhost') ? '127.0.0.1' : host, ...rest);
`;

export const hangingServices: Scenario = {
  key: 'hanging-services',
  requirement: 'WeChat, OSS or CAS hanging 30 s: other routes unaffected',
  async run(harness) {
    const hanging = await startHangingServer();
    const preload = join(harness.folder, 'localhost-names.cjs');
    writeFileSync(preload, resolveLocalhostNames);
    const oss = {
      NODE_OPTIONS: `--require ${preload}`,
      STORAGE: 'oss',
      OSS_ENDPOINT: hanging.url.replace('127.0.0.1', 'localhost'),
      OSS_BUCKET: 'yuanhang-resilience',
      OSS_ACCESS_KEY_ID: 'k',
      OSS_ACCESS_KEY_SECRET: 's',
    };
    const wechat = { WECHAT_APPID: 'wx', WECHAT_SECRET: 's', WECHAT_API_URL: hanging.url };
    const env = { ...oss, ...wechat, CAS_URL: hanging.url };
    const fixture = await openFixture(await harness.workspace('hanging-services', env));
    const programmeId = await buildExchangeProgramme(fixture.context, fixture.people.office, { places: null });
    const server = await startServer(fixture.workspace);
    fixture.useServers(server);
    const findings = new Findings();
    const completions = [];
    for (let n = 0; n < harness.scale(8, 40); n += 1)
      completions.push(await prepareUploadCompletion(fixture, server, programmeId));

    const before = await sendUnrelatedRequests(harness.scale(2, 10), server, fixture);
    const signIns = harness.scale(10, 100);
    const blocked = [
      ...Array.from({ length: signIns }, () => () => signInByCas(server)),
      ...Array.from({ length: signIns }, () => () => signInByWechat(server)),
      ...completions,
    ].map(time);
    const during = await sendUnrelatedRequests(harness.scale(4, 30), server, fixture);
    const answers = await Promise.all(blocked);
    const [medianBefore, medianDuring] = [medianMilliseconds(before), medianMilliseconds(during)];
    const slowest = Math.max(...answers.map(({ milliseconds }) => milliseconds));
    findings.expect(
      hanging.received >= blocked.length,
      `only ${hanging.received} of ${blocked.length} requests reached the external services`,
    );
    findings.expect(
      during.every(({ status }) => status === 200),
      'an unrelated request was answered with an error',
    );
    findings.expect(
      medianDuring < 3 * medianBefore + 20,
      `unrelated requests took ${medianDuring.toFixed(0)} ms instead of ${medianBefore.toFixed(0)} ms`,
    );
    const statuses = [...new Set(answers.map(({ status }) => status))].sort();
    findings.expect(
      statuses.every((status) => [502, 503].includes(status)),
      `blocked requests were answered ${statuses.join(', ')}`,
    );
    findings.expect(slowest < 30_000, `a blocked request took ${Math.round(slowest)} ms`);
    await server.stop();
    await fixture.close();
    await hanging.stop();
    const counts = {
      blocked: blocked.length,
      'unrelated meanwhile': during.length,
      'their median ms before': Math.round(medianBefore),
      'their median ms during': Math.round(medianDuring),
      'slowest blocked ms': Math.round(slowest),
    };
    return { counts, problems: findings.problems };
  },
};
