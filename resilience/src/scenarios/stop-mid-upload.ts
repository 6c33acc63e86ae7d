import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { attachmentRoutes } from '@yuanhang/contract';
import { begin, buildStudent, buildTripProgramme } from '../../../server/test/factories/applications';
import { until } from '../lab/child';
import { startServer } from '../lab/server';
import { openWorld, type World } from '../lab/world';
import { Findings, type Scenario } from '../scenario';

const fileBytes = 900_000;
const pieces = 9;

/** A PDF of that size: a head, noise as a comment, an end. */
function bigPdf(): Buffer {
  const head = Buffer.from('%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\n% ');
  const tail = Buffer.from('\ntrailer <</Root 1 0 R>>\n%%EOF\n');
  const noise = randomBytes(fileBytes / 2)
    .toString('hex')
    .slice(0, fileBytes - head.length - tail.length);
  return Buffer.concat([head, Buffer.from(noise), tail]);
}

interface Slow {
  /** Half of it was sent. */
  readonly halfway: Promise<void>;
  /** The status, or null when the connection broke. */
  readonly answered: Promise<number | null>;
}

/** Sends a form the way a phone on a poor network does: piece by piece. */
function sendSlowly(url: string, ticket: string, bytes: Buffer): Slow {
  const boundary = 'resilience';
  const part = (name: string, more = '') =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n`;
  const body = Buffer.concat([
    Buffer.from(`${part('ticket')}${ticket}\r\n${part('file', '; filename="a.pdf"')}`),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  let reachedHalf = () => {};
  const halfway = new Promise<void>((resolve) => {
    reachedHalf = resolve;
  });
  const answered = new Promise<number | null>((resolve) => {
    const headers = { 'content-type': `multipart/form-data; boundary=${boundary}`, 'content-length': body.length };
    const sent = request(`${url}/api/uploads`, { method: 'POST', headers }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? null));
    });
    sent.on('error', () => resolve(null));
    void (async () => {
      const size = Math.ceil(body.length / pieces);
      for (let piece = 0; piece < pieces; piece += 1) {
        sent.write(body.subarray(piece * size, (piece + 1) * size));
        if (piece === Math.floor(pieces / 2)) reachedHalf();
        await wait(60);
      }
      sent.end();
    })();
  });
  return { halfway, answered };
}

const filesIn = (world: World): string[] =>
  readdirSync(join(String(world.place.env.DATA_DIR), 'files'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

export const stopMidUpload: Scenario = {
  key: 'stop-mid-upload',
  bar: 'SIGTERM mid-upload: what is in flight finishes, nothing orphaned',
  async run(lab) {
    const world = await openWorld(await lab.place('stop-mid-upload'));
    const programmeId = await buildTripProgramme(world.world, world.cast.office, { places: null });
    const server = await startServer(world.place);
    world.pointTo(server.url);
    const found = new Findings();
    const rounds = lab.times(1, 20);
    const inFlight = 4;
    let finished = 0;
    for (let round = 0; round < rounds; round += 1) {
      const uploads = [];
      for (let n = 0; n < inFlight; n += 1) {
        const student = await buildStudent(world.world, world.cast.languages);
        const { id: ownerId } = await begin(student, programmeId);
        const begun = await student.call(attachmentRoutes.beginUpload, {
          body: {
            ownerType: 'application',
            ownerId,
            requirementKey: 'transcript',
            fileName: 'a.pdf',
            bytes: fileBytes,
          },
        });
        uploads.push({
          student,
          id: begun.id,
          slow: sendSlowly(server.url, begun.upload.fields.ticket ?? '', bigPdf()),
        });
      }
      await Promise.all(uploads.map(({ slow }) => slow.halfway));
      const stopped = server.stop();
      const refused = until(
        'new connections to be refused',
        () =>
          fetch(`${server.url}/healthz`).then(
            () => false,
            () => true,
          ),
        10,
      );
      const statuses = await Promise.all(uploads.map(({ slow }) => slow.answered));
      await refused;
      await stopped;
      found.expect(
        statuses.every((status) => status === 200 || status === 204),
        `uploads in flight ended ${statuses.join(', ')}`,
      );
      found.expect(server.child.exitCode === 0, `the server ended with ${server.child.exitCode}`);
      await server.start();
      for (const { student, id } of uploads) {
        const file = await student.call(attachmentRoutes.completeUpload, { params: { id } });
        found.expect(file.bytes === fileBytes, `a file of ${file.bytes} bytes`);
        finished += 1;
      }
    }
    const files = filesIn(world);
    const orphans = files.filter((name) => name.endsWith('.part')).length;
    found.expect(
      orphans === 0 && files.length === finished,
      `${files.length} files for ${finished} uploads, ${orphans} half ones`,
    );
    await server.stop();
    await world.world.stop();
    return { counts: { rounds, 'in flight': rounds * inFlight, finished, orphans }, problems: found.problems };
  },
};
