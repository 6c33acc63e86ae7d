import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { type Attachment, attachmentRoutes as routes } from '@yuanhang/contract';
import { type AttachmentsFixture, requirement, startAttachmentsFixture } from '../../../test/attachments-fixture';
import { jpgBytes, pdfBytes, pngBytes, postFile, type Upload, uploadFile } from '../../../test/factories/attachments';
import { clientOf, send } from '../../../test/http';

const student = 'studentA'.padEnd(20, '0');
const other = 'otherB'.padEnd(20, '0');
const office = 'officeC'.padEnd(20, '0');
const hour = 3_600_000;

describe.each(['disk', 'oss'] as const)('files on %s', (kind) => {
  let fixture: AttachmentsFixture;
  let owners = 0;
  beforeAll(async () => {
    fixture = await startAttachmentsFixture(kind);
  });
  afterAll(() => fixture.stop());

  const newOwner = () => `studen${String(owners++).padStart(14, '0')}`;
  const call = () => clientOf(fixture.url, student);
  const upload = (more: Partial<Upload> & { ownerId: string }): Promise<Attachment> =>
    uploadFile(fixture.url, student, { requirementKey: 'transcript', ...more });
  const begin = (body: object, token = student) =>
    send(fixture.url, 'POST', '/api/attachments', {
      token,
      body: {
        ownerType: 'application',
        ownerId: newOwner(),
        requirementKey: 'transcript',
        fileName: 'a.pdf',
        bytes: 100,
        ...body,
      },
    });
  const filesOf = async (ownerId: string) =>
    (await fixture.attachments.listFor('application', [ownerId])).get(ownerId) ?? [];
  const link = async (id: string, as: 'view' | 'download') =>
    new URL((await call()(routes.readLink, { params: { id }, query: { as } })).url, fixture.url);

  it('are returned byte by byte, inert, under their own name', async () => {
    const ownerId = newOwner();
    const bytes = pdfBytes('内容');
    const file = await upload({ ownerId, fileName: '../../我的 成绩单\u202e(终).PDF', bytes });
    expect(file).toMatchObject({
      requirementKey: 'transcript',
      fileName: '我的 成绩单(终).PDF',
      fileType: 'pdf',
      bytes: bytes.length,
    });
    expect(await filesOf(ownerId)).toEqual([file]);

    const answer = await fetch(await link(file.id, 'download'));
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(bytes);
    expect(answer.headers.get('content-type')).toBe('application/pdf');
    const disposition = answer.headers.get('content-disposition') ?? '';
    expect(disposition).toMatch(/^attachment; filename="[ -~]+"; filename\*=UTF-8''[\w.~%!-]+$/);
    expect(decodeURIComponent(disposition.split("''")[1] ?? '')).toBe('我的 成绩单(终).PDF');
    expect((await fetch(await link(file.id, 'view'))).headers.get('content-disposition')).toMatch(/^inline;/);
  });

  it.each([
    [`${'成'.repeat(290)}.pdf`],
    ['a\r\nSet-Cookie: x=1.pdf'],
    ['..\\..\\con.pdf'],
    ['<img src=x onerror=alert(1)>.pdf'],
    ['成绩\ud800.pdf'],
  ])('sanitises a name like %j', async (fileName) => {
    const file = await upload({ ownerId: newOwner(), fileName });
    expect(file.fileName).toMatch(/^[^\\/<>\r\n\u202e]+\.pdf$/);
    const answer = await fetch(await link(file.id, 'download'));
    expect([answer.status, answer.headers.get('set-cookie')]).toEqual([200, null]);
  });

  it.each<[string, string, Buffer]>([
    ['a page called PDF', 'a.pdf', Buffer.from('<html><script>alert(1)</script></html>%%EOF')],
    ['a PDF behind a GIF', 'a.pdf', Buffer.concat([Buffer.from('GIF89a'), pdfBytes()])],
    ['a picture of 900 million pixels', 'a.png', pngBytes(30_000, 30_000)],
    ['a picture that is only a beginning', 'a.jpg', jpgBytes().subarray(0, 12)],
    [
      'a drawing with a script',
      'a.png',
      Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"><script>1</script></svg>'),
    ],
    ['an empty archive called Word', 'a.docx', Buffer.from(`504b0506${'00'.repeat(18)}`, 'hex')],
  ])('refuses %s and stores nothing', async (_, fileName, bytes) => {
    const ownerId = newOwner();
    const before = fixture.stored();
    await expect(upload({ ownerId, fileName, bytes })).rejects.toMatchObject({
      status: 422,
      body: { code: 'file_content_mismatch' },
    });
    expect(await filesOf(ownerId)).toEqual([]);
    expect(fixture.stored()).toEqual(before);
  });

  it('takes the type from the content, and names the file by it', async () => {
    for (const [fileName, bytes, type, name] of [
      ['a.pdf', pngBytes(), 'png', 'a.png'],
      ['照片.png', pdfBytes(), 'pdf', '照片.pdf'],
      ['b.JPEG', jpgBytes(), 'jpg', 'b.JPEG'],
    ] as const) {
      const file = await upload({ ownerId: newOwner(), fileName, bytes });
      expect(file).toMatchObject({ fileType: type, fileName: name });
      const answer = await fetch(await link(file.id, 'view'));
      expect(answer.headers.get('content-type')).toBe(
        { png: 'image/png', pdf: 'application/pdf', jpg: 'image/jpeg' }[type],
      );
    }
  });

  it('takes every file that a viewer opens', async () => {
    const folder = join(__dirname, '../../../test/files/upload');
    const types: Record<string, string> = {};
    for (const fileName of readdirSync(folder).filter((name) => name !== 'locked.pdf')) {
      const file = await upload({ ownerId: newOwner(), fileName, bytes: readFileSync(join(folder, fileName)) });
      types[fileName] = `${file.fileName} ${file.fileType}`;
      const answer = await fetch(await link(file.id, 'view'));
      expect((await answer.arrayBuffer()).byteLength).toBe(file.bytes);
    }
    expect(types).toEqual({
      'cmyk.jpg': 'cmyk.jpg jpg',
      'leading-newline.pdf': 'leading-newline.pdf pdf',
      'owner-only.pdf': 'owner-only.pdf pdf',
      'photo-50mp.jpg': 'photo-50mp.jpg jpg',
      'photo.webp': 'photo.jpg jpg',
      'plain.pdf': 'plain.pdf pdf',
      'png-named.jpg': 'png-named.png png',
      'png-with-tail.png': 'png-with-tail.png png',
      'rich-text-note.pdf': 'rich-text-note.pdf pdf',
      'small.png': 'small.png png',
      'trailing-2k.pdf': 'trailing-2k.pdf pdf',
    });
  });

  it('stores a picture without the place where it was taken', async () => {
    const place = Buffer.from('GPS 30.5N 114.3E');
    const file = await upload({ ownerId: newOwner(), fileName: 'a.png', bytes: pngBytes(8, 8, { tEXt: place }) });
    const answer = await fetch(await link(file.id, 'view'));
    expect(Buffer.from(await answer.arrayBuffer())).toEqual(pngBytes());
  });

  it.each([
    ['照片.heic', 'HEIC 照片'],
    ['IMG_0001.HEIF', '兼容性最佳'],
  ])('says how to change the camera for %s', async (fileName, words) => {
    const { status, body } = await begin({ fileName });
    expect([status, body]).toEqual([415, expect.objectContaining({ message: expect.stringContaining(words) })]);
  });

  it.each<[string, string, Buffer]>([
    ['照片有 900 MP，最多 200 MP', 'too_many_pixels', pngBytes(30_000, 30_000)],
    ['文件损坏，无法打开', 'damaged', pngBytes().subarray(0, 50)],
    ['这是 GIF 图片，请上传 PDF、JPG、PNG、Word（docx） 文件', 'other_type', Buffer.from('GIF89a and so on')],
    ['这是苹果手机的 HEIC 照片', 'heic', Buffer.from('\0\0\0\x18ftypheic\0\0\0\0mif1heic')],
  ])('refuses with the true reason: %s', async (message, detail, bytes) => {
    await expect(upload({ ownerId: newOwner(), fileName: 'a.jpg', bytes })).rejects.toMatchObject({
      status: 422,
      body: { code: 'file_content_mismatch', detail, message: expect.stringContaining(message) },
    });
  });

  it.each([
    ['a.svg', 415],
    ['a.html', 415],
    ['a.pdf.exe', 415],
    ['pdf', 415],
    ['a.xlsx', 415],
  ])('refuses %s', async (fileName, status) => {
    const { status: given, body } = await begin({ fileName });
    expect([given, body]).toEqual([
      status,
      expect.objectContaining({ problems: [expect.objectContaining({ field: 'fileName' })] }),
    ]);
  });

  it('enforces size and count, whatever the client claims', async () => {
    expect((await begin({ bytes: requirement.maxBytes + 1 })).status).toBe(413);
    expect((await begin({ bytes: 0 })).status).toBe(400);
    expect((await begin({ requirementKey: 'something_else' })).body).toMatchObject({
      code: 'invalid_input',
      problems: [{ field: 'requirementKey' }],
    });
    const before = fixture.stored();
    const tooMuch = Buffer.concat([pdfBytes(), Buffer.alloc(requirement.maxBytes)]);
    const begun = await call()(routes.beginUpload, {
      body: {
        ownerType: 'application',
        ownerId: newOwner(),
        requirementKey: 'transcript',
        fileName: 'a.pdf',
        bytes: 10,
      },
    });
    expect((await postFile(fixture.url, begun.upload, tooMuch)).ok).toBe(false);
    expect(fixture.stored()).toEqual(before);
    await expect(call()(routes.completeUpload, { params: { id: begun.id } })).rejects.toMatchObject({
      body: { detail: 'not_uploaded' },
    });

    const ownerId = newOwner();
    const outcomes = await Promise.allSettled(
      [1, 2, 3, 4, 5].map((n) => upload({ ownerId, bytes: pdfBytes(String(n)) })),
    );
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(requirement.maxCount);
    expect(await filesOf(ownerId)).toHaveLength(requirement.maxCount);
    expect((await begin({ ownerId })).body).toMatchObject({ code: 'not_allowed_now', detail: 'too_many_files' });
  });

  it('completes once, however often it is called, and the ticket changes nothing afterwards', async () => {
    const ownerId = newOwner();
    const begun = await call()(routes.beginUpload, {
      body: { ownerType: 'application', ownerId, requirementKey: 'transcript', fileName: '照片.jpeg', bytes: 35 },
    });
    await postFile(fixture.url, begun.upload, jpgBytes());
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => call()(routes.completeUpload, { params: { id: begun.id } })),
    );
    expect(new Set(answers.map((answer) => JSON.stringify(answer))).size).toBe(1);
    expect(await filesOf(ownerId)).toHaveLength(1);

    await postFile(fixture.url, begun.upload, Buffer.from('<script>alert(1)</script>'));
    expect(await call()(routes.completeUpload, { params: { id: begun.id } })).toEqual(answers[0]);
    const served = await fetch(await link(begun.id, 'view'));
    expect(Buffer.from(await served.arrayBuffer())).toEqual(jpgBytes());
  });

  it('replaces the old file with the new one, or changes nothing', async () => {
    const ownerId = newOwner();
    const [first, second] = [await upload({ ownerId }), await upload({ ownerId, fileName: 'b.pdf' })];
    await expect(
      upload({ ownerId, replaces: first.id, fileName: 'c.png', bytes: Buffer.from('GIF8') }),
    ).rejects.toMatchObject({
      status: 422,
    });
    expect((await filesOf(ownerId)).map(({ id }) => id).sort()).toEqual([first.id, second.id].sort());

    const third = await upload({ ownerId, replaces: first.id, fileName: 'c.png', bytes: pngBytes() });
    expect((await filesOf(ownerId)).map(({ id }) => id).sort()).toEqual([second.id, third.id].sort());
    expect((await begin({ ownerId: newOwner(), replaces: second.id })).body).toMatchObject({
      problems: [{ field: 'replaces' }],
    });
  });

  it("shows another student's files only to staff, and lets nobody change those of a submitted application", async () => {
    const ownerId = newOwner();
    const file = await upload({ ownerId });
    const path = `/api/attachments/${file.id}`;
    for (const [method, to] of [
      ['GET', `${path}/link?as=view`],
      ['POST', `${path}/completion`],
      ['DELETE', path],
    ] as const) {
      expect((await send(fixture.url, method, to, { token: other })).status).toBe(404);
    }
    expect((await begin({ ownerId }, other)).status).toBe(404);
    expect((await send(fixture.url, 'GET', `${path}/link?as=view`, { token: office })).status).toBe(200);
    expect((await send(fixture.url, 'DELETE', path, { token: office })).body).toMatchObject({
      detail: 'not_yours',
    });

    fixture.frozen.add(ownerId);
    expect((await send(fixture.url, 'DELETE', path, { token: student })).body).toMatchObject({
      code: 'not_allowed_now',
      message: '已提交，不能再修改',
    });
    expect((await begin({ ownerId })).status).toBe(409);
    expect(await filesOf(ownerId)).toEqual([file]);
  });

  it('sweeps only files that are no longer reachable', async () => {
    const ownerId = newOwner();
    const [kept, deleted] = [await upload({ ownerId }), await upload({ ownerId })];
    await call()(routes.remove, { params: { id: deleted.id } });
    expect((await send(fixture.url, 'DELETE', `/api/attachments/${deleted.id}`, { token: student })).status).toBe(404);
    const begun = await call()(routes.beginUpload, {
      body: { ownerType: 'application', ownerId, requirementKey: 'transcript', fileName: 'a.pdf', bytes: 10 },
    });
    await postFile(fixture.url, begun.upload, pdfBytes());
    const gone = () => fixture.stored().filter((key) => key.includes(begun.id) || key.includes(deleted.id));
    await fixture.attachments.sweep.run(fixture.clock.now());
    expect(gone().length).toBeGreaterThan(0);

    fixture.clock.advance(2 * hour);
    expect(
      (await send(fixture.url, 'POST', `/api/attachments/${begun.id}/completion`, { token: student })).status,
    ).toBe(410);
    await fixture.attachments.sweep.run(fixture.clock.now());
    await fixture.attachments.sweep.run(fixture.clock.now());
    expect(gone()).toEqual([]);
    const rows = await fixture.database.select<{ id: string }>('SELECT id FROM attachments WHERE owner_id = :ownerId', {
      ownerId,
    });
    expect(rows).toEqual([{ id: kept.id }]);
    expect(fixture.stored().some((key) => key.includes(kept.id))).toBe(true);
  });
});

it('does not blame the student when the store fails, and accepts the upload when it is back', async () => {
  const fixture = await startAttachmentsFixture('oss');
  const call = clientOf(fixture.url, student);
  const begun = await call(routes.beginUpload, {
    body: {
      ownerType: 'application',
      ownerId: 'studen'.padEnd(20, '0'),
      requirementKey: 'transcript',
      fileName: 'a.pdf',
      bytes: 100,
    },
  });
  await postFile(fixture.url, begun.upload, pdfBytes());
  const setAway = (away: boolean) => Object.assign(fixture.oss ?? {}, { away });
  const complete = () => call(routes.completeUpload, { params: { id: begun.id } });
  setAway(true);
  await expect(complete()).rejects.toMatchObject({ status: 502, body: { code: 'upstream_failed' } });
  setAway(false);
  expect(await complete()).toMatchObject({ id: begun.id, fileName: 'a.pdf' });
  await fixture.stop();
});
