import { connect } from 'node:net';
import { attachmentRoutes as routes } from '@yuanhang/contract';
import { type AttachmentsFixture, startAttachmentsFixture } from '../../../test/attachments-fixture';
import { pdfBytes, postFile, uploadFile } from '../../../test/factories/attachments';
import { clientOf } from '../../../test/http';

const student = 'studentA'.padEnd(20, '0');
const owner = { ownerType: 'application', ownerId: 'studen00000000000000', requirementKey: 'transcript' } as const;
const minute = 60_000;

let fixture: AttachmentsFixture;
beforeAll(async () => {
  fixture = await startAttachmentsFixture('disk');
});
afterAll(() => fixture.stop());

async function ticket(): Promise<string> {
  const body = { ...owner, fileName: 'a.pdf', bytes: 100 };
  const { upload } = await clientOf(fixture.url, student)(routes.beginUpload, { body });
  return upload.fields.ticket ?? '';
}
type Part = readonly [name: string, value: string | Buffer];
async function post(parts: readonly Part[]): Promise<number> {
  const form = new FormData();
  for (const [name, value] of parts) {
    if (typeof value === 'string') form.append(name, value);
    else form.append(name, new Blob([new Uint8Array(value)]), '../../etc/passwd');
  }
  return (await fetch(`${fixture.url}/api/uploads`, { method: 'POST', body: form })).status;
}

const file: Part = ['file', pdfBytes()];
it.each<[string, (given: string) => readonly Part[], number]>([
  ['has no ticket', () => [file], 400],
  ['has the file before the ticket', (given) => [file, ['ticket', given]], 400],
  ['has two tickets', (given) => [['ticket', given], ['ticket', given], file], 400],
  ['has two files', (given) => [['ticket', given], file, file], 400],
  [
    'calls its file otherwise',
    (given) => [
      ['ticket', given],
      ['picture', pdfBytes()],
    ],
    400,
  ],
  ['has no file', (given) => [['ticket', given]], 400],
  [
    'has fifty fields',
    (given) => [...Array.from({ length: 50 }, (): Part => ['x', 'y']), ['ticket', given], file],
    400,
  ],
  ['has a ticket of a megabyte', () => [['ticket', 'x'.repeat(1_000_000)], file], 400],
  ['has an altered ticket', (given) => [['ticket', `${given.slice(0, -3)}abc`], file], 410],
  [
    'has the ticket of another place',
    (given) => [
      ['ticket', given.replace(/^[^.]+/, Buffer.from('{"key":"files/x","maxBytes":9}').toString('base64url'))],
      file,
    ],
    410,
  ],
])('refuses a form that %s', async (what, parts, status) => {
  const before = fixture.stored();
  expect(await post(parts(await ticket()))).toBe(status);
  // Of two files the first one is valid and stored, but stays unreadable until it is completed.
  if (!what.includes('two files')) expect(fixture.stored()).toEqual(before);
});

it('accepts only a form as the body', async () => {
  const send = (body: string, type: string) =>
    fetch(`${fixture.url}/api/uploads`, { method: 'POST', body, headers: { 'content-type': type } });
  expect((await send('{}', 'application/json')).status).toBe(400);
  expect((await send('--x\r\n', 'multipart/form-data; boundary=x')).status).toBe(400);
  expect((await send('x', 'multipart/form-data')).status).toBe(400);
});

it('stores nothing of an interrupted upload', async () => {
  const before = fixture.stored();
  const { hostname, port } = new URL(fixture.url);
  const given = await ticket();
  const field = `--b\r\ncontent-disposition: form-data; name="ticket"\r\n\r\n${given}\r\n`;
  const start = `${field}--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7 and then`;
  const head = `POST /api/uploads HTTP/1.1\r\nhost: x\r\ncontent-type: multipart/form-data; boundary=b\r\ncontent-length: 90000\r\n\r\n`;
  const socket = connect(Number(port), hostname);
  socket.write(head + start);
  const partial = () => fixture.stored().filter((name) => name.endsWith('.part'));
  await until(() => partial().length === 1);
  socket.destroy();
  await until(() => partial().length === 0);
  expect(fixture.stored()).toEqual(before);
});

it('answers a refused upload without breaking the connection of a client that still sends', async () => {
  const { hostname, port } = new URL(fixture.url);
  const rest = Buffer.alloc(3_000_000, 'x');
  const field = '--b\r\ncontent-disposition: form-data; name="ticket"\r\n\r\nforged\r\n';
  const start = `${field}--b\r\ncontent-disposition: form-data; name="file"; filename="a.pdf"\r\n\r\n%PDF-1.7`;
  const length = start.length + rest.length;
  const socket = connect(Number(port), hostname);
  let answers = '';
  const ended = new Promise<void>((resolve, reject) => {
    socket.once('error', reject);
    socket.once('close', () => resolve());
  });
  socket.on('data', (text: Buffer) => {
    answers += text.toString();
  });
  socket.write(
    `POST /api/uploads HTTP/1.1\r\nhost: x\r\ncontent-type: multipart/form-data; boundary=b\r\ncontent-length: ${length}\r\n\r\n`,
  );
  socket.write(start);
  await until(() => answers.includes('link_expired'));
  // The next request on the same connection is answered only after all of the first one was read.
  socket.write(rest);
  socket.write('GET /api/files/nonsense HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n');
  await ended;
  expect(answers.match(/HTTP\/1.1 \d+/g)).toEqual(['HTTP/1.1 410', 'HTTP/1.1 410']);
});

it('expires links and tickets', async () => {
  const call = clientOf(fixture.url, student);
  const { id } = await uploadFile(fixture.url, student, owner);
  const { url } = await call(routes.readLink, { params: { id }, query: { as: 'view' } });
  const begun = await call(routes.beginUpload, { body: { ...owner, fileName: 'a.pdf', bytes: 100 } });
  const status = async (link: string) => (await fetch(fixture.url + link)).status;
  expect([await status(url), await status(`${url}x`), await status('/api/files/nonsense')]).toEqual([200, 410, 410]);
  fixture.clock.advance(5 * minute + 1);
  expect(await status(url)).toBe(410);
  fixture.clock.advance(10 * minute);
  expect((await postFile(fixture.url, begun.upload, pdfBytes())).status).toBe(410);
});

it('serves pictures and downloads in a sandbox, without content sniffing', async () => {
  const { id } = await uploadFile(fixture.url, student, { ...owner, ownerId: 'studen11111111111111' });
  const headersFor = async (as: 'view' | 'download') => {
    const { url } = await clientOf(fixture.url, student)(routes.readLink, { params: { id }, query: { as } });
    return (await fetch(fixture.url + url)).headers;
  };
  const headers = await headersFor('download');
  expect(headers.get('content-security-policy')).toContain('sandbox');
  expect(headers.get('x-content-type-options')).toBe('nosniff');
  expect(headers.get('cache-control')).toBe('no-store');
  expect((await headersFor('view')).get('content-security-policy')).toContain("default-src 'none'");
});

/** Yields to the server until the condition holds; a test that waits in vain fails by its own timeout. */
async function until(isSo: () => boolean): Promise<void> {
  while (!isSo()) await new Promise((resolve) => setImmediate(resolve));
}
