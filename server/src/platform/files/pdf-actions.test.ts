import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { deflateSync } from 'node:zlib';
import { runsSomething, UnpacksTooMuch } from './pdf-actions';

const pdf = (body: string | Buffer) =>
  Buffer.concat([Buffer.from('%PDF-1.7\n'), Buffer.from(body), Buffer.from('\n%%EOF')]);
const objectStream = (body: string | Buffer, type = '/ObjStm') =>
  Buffer.concat([
    Buffer.from(`5 0 obj <</Type${type}/Filter/FlateDecode>>stream\r\n`),
    deflateSync(Buffer.from(body)),
    Buffer.from('\nendstream endobj'),
  ]);

it.each<[string, string | Buffer]>([
  ['a script', '1 0 obj <</OpenAction<</S/JavaScript/JS(app.alert(1))>>>> endobj'],
  ['a script with an escaped name', '<</S /J#61v#61Script /JS 4 0 R>>'],
  ['a script with a comment in its dictionary', '<</S % note\n /JavaScript>>'],
  ['a script whose type is another object', '7 0 obj\n/JavaScript endobj'],
  ['the start of a program', '<</S/Launch/F(calc)>>'],
  ['an enclosed program', '<</Type/Filespec/F(invoice.pdf.exe)>>'],
  ['a script in an object stream', objectStream('1 0 <</S/JavaScript/JS(x)>>')],
  ['a script in an object stream with an escaped name', objectStream('<</S/Launch>>', '/Obj#53tm')],
])('notices %s', (_, body) => {
  expect(runsSomething(pdf(body))).toBe(true);
});

it.each<[string, string | Buffer]>([
  ['a title about scripts', '<</Title(Web/JavaScript and /Launch)>>'],
  ['a link', '<</S/URI/URI(https://example.org/JavaScript)>>'],
  ['an enclosed sheet', '<</Type/Filespec/F(data.xlsx)>>'],
])('leaves alone: %s', (_, body) => {
  expect(runsSomething(pdf(body))).toBe(false);
});

it.each(['plain.pdf', 'owner-only.pdf', 'rich-text-note.pdf', 'trailing-2k.pdf'])('leaves %s alone', (name) => {
  expect(runsSomething(readFileSync(join(__dirname, '../../../test/files/upload', name)))).toBe(false);
});

it('searches no object streams that unpack to more than a form needs', () => {
  expect(() => runsSomething(pdf(objectStream(Buffer.alloc(33 * 1024 * 1024))))).toThrow(UnpacksTooMuch);
});
