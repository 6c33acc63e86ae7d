import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setTimeout } from 'node:timers/promises';
import { checkFile } from '../../server/src/platform/files';
import { readSheet } from '../../server/src/platform/sheets';
import { pdfBytes } from '../../server/test/factories/attachments';
import { lyingBomb, officeBytes, word } from '../../server/test/factories/office';
import { workbookBytes } from '../../server/test/factories/workbook';

const megabyte = 1024 * 1024;
/** The longest that the event loop may wait for a file. */
const targetMilliseconds = 50;
const rels = 'word/_rels/document.xml.rels';
const sheet = (bytes: () => Promise<Buffer>) => async () => {
  const given = await bytes();
  return () => rowsOf(given);
};

/** The number of rows, or the code of the refusal. */
async function rowsOf(bytes: Buffer): Promise<string> {
  let count = 0;
  try {
    const { rows } = await readSheet({ fileName: 'a.xlsx', maxRows: 20_001, heads: [] }, bytes);
    for await (const _ of rows) count += 1;
    return `${count} rows`;
  } catch (error) {
    return error instanceof Error && 'code' in error ? String(error.code) : String(error);
  }
}
const check = (type: 'docx' | 'pdf', bytes: () => Promise<Buffer>) => async (): Promise<() => Promise<string>> => {
  const given = await bytes();
  return async () => (await checkFile([type], given)).verdict;
};

/** Files made to occupy the server: each entry builds one and returns the reading of it. */
const hostile: Readonly<Record<string, () => Promise<() => Promise<string>>>> = {
  'no file, for comparison': async () => async () => setTimeout(1000, 'nothing'),
  'a first file, which starts a thread': check('pdf', async () => pdfBytes()),
  'relationships without end': check('docx', () => officeBytes({ ...word, [rels]: '<Relationship '.repeat(600_000) })),
  'a list of 8 MB': check('docx', () => officeBytes({ ...word, [rels]: `<R>${'<a b="c"/>'.repeat(800_000)}</R>` })),
  'a bomb of 190 MB with a false size': check('docx', () => lyingBomb(190, rels)),
  'a PDF of 48 MB': check('pdf', async () =>
    Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.alloc(48 * megabyte, '/Encrypt '), pdfBytes()]),
  ),
  'a sheet of 20,000 rows': sheet(() =>
    workbookBytes(Array.from({ length: 20_000 }, (_, n) => `<row>${`<c><v>${n}</v></c>`.repeat(14)}</row>`).join('')),
  ),
  'a sheet of 400,000 empty rows': sheet(() => workbookBytes('<row/>'.repeat(400_000))),
  'a sheet of a million texts': sheet(() =>
    workbookBytes(
      '',
      Array.from({ length: 1_000_000 }, (_, n) => `文字 ${n}`),
    ),
  ),
};

/** The longest wait of the event loop while each hostile file is read, as `npm run bench -- --files` prints it. */
export async function files(): Promise<void> {
  console.log('\nFiles of strangers: the longest wait of the event loop');
  for (const [name, prepare] of Object.entries(hostile)) {
    const read = await prepare();
    const delay = monitorEventLoopDelay({ resolution: 1 });
    delay.enable();
    const began = performance.now();
    const answer = await read();
    const milliseconds = Math.round(performance.now() - began);
    delay.disable();
    const waited = Math.round(delay.max / 1e6);
    const verdict = waited <= targetMilliseconds ? 'met' : 'missed';
    console.log(
      `${name}: ${answer} after ${milliseconds} ms, longest wait ${waited} ms (target ${targetMilliseconds}, ${verdict})`,
    );
  }
}
