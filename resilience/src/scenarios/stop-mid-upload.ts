import { randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { request } from 'node:http';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { attachmentRoutes } from '@yuanhang/contract';
import { begin, buildExchangeProgramme, buildStudent } from '../../../server/test/factories/applications';
import { type Fixture, openFixture } from '../harness/fixture';
import { startServer } from '../harness/product-process';
import { waitFor } from '../harness/wait-for';
import { Findings, type Scenario } from '../scenario';

const fileBytes = 900_000;
const chunks = 9;
const millisecondsBetweenChunks = 60;

/** A PDF of `fileBytes` bytes, filled with a random comment. */
function buildPdf(): Buffer {
  const head = Buffer.from('%PDF-1.7\n1 0 obj <</Type /Catalog>> endobj\n% ');
  const tail = Buffer.from('\ntrailer <</Root 1 0 R>>\n%%EOF\n');
  const noise = randomBytes(fileBytes / 2)
    .toString('hex')
    .slice(0, fileBytes - head.length - tail.length);
  return Buffer.concat([head, Buffer.from(noise), tail]);
}

interface SlowUpload {
  /** Resolves when half of the body has been sent. */
  readonly halfSent: Promise<void>;
  /** The status, or null when the connection broke. */
  readonly status: Promise<number | null>;
}

/** Sends the upload form in chunks with pauses, like a phone on a slow network. */
function uploadSlowly(url: string, ticket: string, bytes: Buffer): SlowUpload {
  const boundary = 'resilience';
  const partHeader = (name: string, parameters = '') =>
    `--${boundary}\r\nContent-Disposition: form-data; name="${name}"${parameters}\r\n\r\n`;
  const body = Buffer.concat([
    Buffer.from(`${partHeader('ticket')}${ticket}\r\n${partHeader('file', '; filename="a.pdf"')}`),
    bytes,
    Buffer.from(`\r\n--${boundary}--\r\n`),
  ]);
  let resolveHalfSent = () => {};
  const halfSent = new Promise<void>((resolve) => {
    resolveHalfSent = resolve;
  });
  const status = new Promise<number | null>((resolve) => {
    const headers = { 'content-type': `multipart/form-data; boundary=${boundary}`, 'content-length': body.length };
    const sent = request(`${url}/api/uploads`, { method: 'POST', headers }, (answer) => {
      answer.resume();
      answer.on('end', () => resolve(answer.statusCode ?? null));
    });
    sent.on('error', () => resolve(null));
    void (async () => {
      const size = Math.ceil(body.length / chunks);
      for (let n = 0; n < chunks; n += 1) {
        sent.write(body.subarray(n * size, (n + 1) * size));
        if (n === Math.floor(chunks / 2)) resolveHalfSent();
        await wait(millisecondsBetweenChunks);
      }
      sent.end();
    })();
  });
  return { halfSent, status };
}

const storedFiles = ({ workspace }: Fixture): string[] =>
  readdirSync(join(String(workspace.env.DATA_DIR), 'files'), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

export const stopMidUpload: Scenario = {
  key: 'stop-mid-upload',
  requirement: 'SIGTERM mid-upload: what is in flight finishes, nothing orphaned',
  async run(harness) {
    const fixture = await openFixture(await harness.workspace('stop-mid-upload'));
    const programmeId = await buildExchangeProgramme(fixture.context, fixture.people.office, { places: null });
    const server = await startServer(fixture.workspace);
    fixture.useServers(server);
    const findings = new Findings();
    const rounds = harness.scale(1, 20);
    const parallelUploads = 4;
    let completed = 0;
    for (let round = 0; round < rounds; round += 1) {
      const uploads = [];
      for (let n = 0; n < parallelUploads; n += 1) {
        const student = await buildStudent(fixture.context, fixture.people.languages);
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
          upload: uploadSlowly(server.url, begun.upload.fields.ticket ?? '', buildPdf()),
        });
      }
      await Promise.all(uploads.map(({ upload }) => upload.halfSent));
      const stopped = server.stop();
      const refused = waitFor(
        'new connections to be refused',
        () =>
          fetch(`${server.url}/healthz`).then(
            () => false,
            () => true,
          ),
        10,
      );
      const statuses = await Promise.all(uploads.map(({ upload }) => upload.status));
      await refused;
      await stopped;
      findings.expect(
        statuses.every((status) => status === 200 || status === 204),
        `uploads in progress were answered ${statuses.join(', ')}`,
      );
      const { exitCode } = server.subprocess;
      findings.expect(exitCode === 0, `the server exited with ${exitCode}`);
      await server.start();
      for (const { student, id } of uploads) {
        const file = await student.call(attachmentRoutes.completeUpload, { params: { id } });
        findings.expect(file.bytes === fileBytes, `a file of ${file.bytes} bytes`);
        completed += 1;
      }
    }
    const files = storedFiles(fixture);
    const partial = files.filter((name) => name.endsWith('.part')).length;
    findings.expect(
      partial === 0 && files.length === completed,
      `${files.length} files for ${completed} uploads, ${partial} of them partial`,
    );
    await server.stop();
    await fixture.close();
    const counts = { rounds, 'in progress': rounds * parallelUploads, completed, 'partial files': partial };
    return { counts, problems: findings.problems };
  },
};
