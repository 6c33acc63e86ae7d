import { once } from 'node:events';
import { get } from 'node:http';
import { type AddressInfo, createServer } from 'node:net';
import { pdfBytes } from '../../../test/factories/attachments';
import { workbookBytes } from '../../../test/factories/workbook';
import { checkFile } from './check-file';
import { createPool, readInThread, TooComplex } from './pool';

const largePdf = () => Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(48 * 1024 * 1024, ' '), pdfBytes()]);
const manyTexts = () =>
  workbookBytes(
    '',
    Array.from({ length: 900_000 }, (_, n) => `成绩单 ${n}`),
  );

it('ends a thread that takes too long, and then reads other files', async () => {
  const read = createPool({ milliseconds: 1, heapMegabytes: 192 });
  await expect(read('rows', { fileName: 'a.xlsx', heads: [], maxRows: 10, bytes: await manyTexts() })).rejects.toThrow(
    TooComplex,
  );
  await expect(readInThread('content', { accepted: ['pdf'], bytes: pdfBytes() })).resolves.toMatchObject({
    verdict: 'sound',
  });
});

it('ends a thread that needs too much memory, and then reads other files', async () => {
  const read = createPool({ milliseconds: 60_000, heapMegabytes: 16 });
  await expect(read('rows', { fileName: 'a.xlsx', heads: [], maxRows: 10, bytes: await manyTexts() })).rejects.toThrow(
    TooComplex,
  );
  await expect(read('content', { accepted: ['pdf'], bytes: pdfBytes() })).resolves.toMatchObject({ verdict: 'sound' });
});

it('leaves the server free to answer while a large file is checked', async () => {
  const web = createServer((socket) => socket.end('HTTP/1.1 204 No Content\r\n\r\n')).listen(0, '127.0.0.1');
  await once(web, 'listening');
  const { port } = web.address() as AddressInfo;
  const order: string[] = [];
  await Promise.all([
    checkFile(['pdf'], largePdf()).then(({ verdict }) => order.push(verdict)),
    once(get({ port, host: '127.0.0.1' }), 'response').then(() => order.push('answer')),
  ]);
  web.close();
  expect(order).toEqual(['answer', 'sound']);
});
