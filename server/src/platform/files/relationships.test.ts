import { officeBytes, word } from '../../../test/factories/office';
import { contentVerdict } from './content';

const types = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
const part = 'word/_rels/document.xml.rels';
const list = (relation: string) => `<?xml version="1.0"?><Relationships>${relation}</Relationships>`;
const external = (type: string) =>
  list(`<Relationship Id="r1" Type="${types}/${type}" Target="http://elsewhere.example/x" TargetMode="External"/>`);
const verdictOn = async (rels: string | Buffer, name = part) =>
  contentVerdict('docx', await officeBytes({ ...word, [name]: rels }));

const utf16 = (text: string) => Buffer.from(`\ufeff${text}`, 'utf16le');
/** The same document written in each way that an office program reads. */
const spellings: readonly [string, (type: string) => string | Buffer, string?][] = [
  ['as Word writes it', external],
  ['UTF-16, low byte first', (type) => utf16(external(type))],
  ['UTF-16, high byte first', (type) => utf16(external(type)).swap16()],
  ['UTF-16 without a mark', (type) => Buffer.from(external(type), 'utf16le')],
  ['an entity in the mode', (type) => external(type).replace('"External"', '"&#69;xtern&#x61;l"')],
  [
    'an entity in the type',
    (type) => external(type).replace(`/${type}"`, `/&#x${type.charCodeAt(0).toString(16)};${type.slice(1)}"`),
  ],
  ['a prefix', (type) => external(type).replaceAll('Relationship', 'p:Relationship')],
  ['single quotes', (type) => external(type).replaceAll('"', "'").replace("'1.0'", '"1.0"')],
  ['line breaks', (type) => external(type).replaceAll(' T', '\r\n\tT').replaceAll('=', ' \n= \n')],
  ['another case', (type) => external(type).replace('"External"', '"EXTERNAL"').replace('TargetMode', 'targetmode')],
  ['another case of the element', (type) => external(type).replace('<Relationship ', '<RELATIONSHIP ')],
  ['a larger-than sign in a value', (type) => external(type).replace('"r1"', '"r>1"')],
  ['no mode, but an address', (type) => external(type).replace(' TargetMode="External"', '')],
  ['the settings', external, 'word/_rels/settings.xml.rels'],
  ['the whole document', external, '_rels/.rels'],
  ['a part of another name', external, 'customXml/_rels/item1.xml.rels'],
  ['a part in another case', external, 'word/_RELS/Document.xml.RELS'],
  ['a part with an escaped name', external, 'word/_rels/document.xml.%72els'],
];

describe.each(spellings)('%s', (_, write, name) => {
  it.each(['attachedTemplate', 'oleObject', 'frame', 'subDocument', 'aFChunk'])('%s is found', async (type) => {
    expect(await verdictOn(write(type), name)).toBe('loads_elsewhere');
  });
  it.each(['hyperlink', 'image'])('%s is harmless', async (type) => {
    expect(await verdictOn(write(type), name)).toBe('sound');
  });
});

it('accepts parts of the document itself', async () => {
  expect(await verdictOn(list(`<Relationship Id="r1" Type="${types}/oleObject" Target="embeddings/a.bin"/>`))).toBe(
    'sound',
  );
});

it.each<[string, string | Buffer, string?]>([
  ['a document type', `<!DOCTYPE r [<!ENTITY e "External">]>${list('<Relationship TargetMode="&e;"/>')}`],
  ['an encoding that others read differently', external('hyperlink').replace('?>', ' encoding="UTF-7"?>')],
  ['UTF-16 in name only', external('hyperlink').replace('?>', ' encoding="UTF-16"?>')],
  ['broken characters', Buffer.concat([Buffer.from('<R a="'), Buffer.from([0xff]), Buffer.from('"/>')])],
  ['markup that is not closed', '<Relationship '.repeat(100_000)],
  ['markup nested without end', '<a>'.repeat(5000)],
  ['a value without end', list(`<Relationship Id="${'a'.repeat(1_000_000)}"/>`)],
  ['more than any document lists', list(' '.repeat(9 * 1024 * 1024))],
  ['a part cut into pieces', '', `${part}/[0].piece`],
])('refuses a list with %s', async (_, ...given) => {
  expect(await verdictOn(...given)).toBe('mismatch');
});
