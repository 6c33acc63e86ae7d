import { parser as createParser } from 'sax';

/** The name and value of an attribute. */
export type XmlAttribute = readonly [name: string, value: string];
/** What a reader does with a document. Names of elements are without their prefix. */
export interface XmlHandlers {
  readonly open?: (name: string, attributes: readonly XmlAttribute[]) => void;
  readonly text?: (text: string) => void;
  readonly close?: (name: string) => void;
}

/** Office documents nest a few dozen elements at most. */
const maxDepth = 200;
const maxDeclaration = 200;
/** Bytes that decide the encoding. */
const markLength = 4;

/**
 * Reads a document chunk by chunk, in the encodings that office programs accept: UTF-8 and both kinds of UTF-16. Rejects
 * one that is malformed, has broken characters, a document type, elements nested too deep, or a name, attribute or
 * comment beyond 64 kB (the parser's own limit; longer texts arrive in parts).
 */
export async function readXml(chunks: AsyncIterable<Uint8Array>, handlers: XmlHandlers): Promise<void> {
  let start = Buffer.alloc(0);
  let reader: Reader | null = null;
  for await (const chunk of chunks) {
    if (reader === null) {
      start = Buffer.concat([start, chunk]);
      if (start.length < markLength) continue;
      reader = readerOf(encodingOf(start), handlers);
      reader.write(start);
    } else reader.write(chunk);
  }
  if (reader === null) throw new Error('a document of fewer than four bytes');
  reader.end();
}

interface Reader {
  write(bytes: Uint8Array): void;
  end(): void;
}
type Encoding = 'utf-8' | 'utf-16le' | 'utf-16be';

/** By the byte order mark, otherwise by the zero beside the first `<`. */
function encodingOf([first, second]: Buffer): Encoding {
  if ((first === 0xff && second === 0xfe) || (first === 0x3c && second === 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && second === 0x3c)) return 'utf-16be';
  return 'utf-8';
}

function readerOf(encoding: Encoding, { open, text, close }: XmlHandlers): Reader {
  const decoder = new TextDecoder(encoding, { fatal: true });
  // The parser limits lengths by the position.
  const parser = createParser(true, { position: true });
  let depth = 0;
  const refuse = (error: Error) => {
    throw error;
  };
  parser.onerror = refuse;
  parser.ondoctype = () => refuse(new Error('a document type'));
  parser.onsgmldeclaration = () => refuse(new Error('a declaration'));
  parser.onprocessinginstruction = ({ name, body }) => {
    if (name === 'xml') requireDeclared(encoding, body);
  };
  parser.onopentag = ({ name, attributes }) => {
    depth += 1;
    if (depth > maxDepth) refuse(new Error('too deep'));
    open?.(
      localName(name),
      Object.entries(attributes).map(([key, value]): XmlAttribute => [key, String(value)]),
    );
  };
  parser.ontext = (found) => text?.(found);
  parser.oncdata = (found) => text?.(found);
  parser.onclosetag = (name) => {
    depth -= 1;
    close?.(localName(name));
  };
  return {
    write: (bytes) => void parser.write(decoder.decode(bytes, { stream: true })),
    end: () => void parser.write(decoder.decode()).close(),
  };
}

/** Refuses a declaration by which another program would read other characters than we do. */
function requireDeclared(encoding: Encoding, body: string): void {
  if (body.length > maxDeclaration) throw new Error('a long declaration');
  const declared = /\sencoding\s*=\s*["']([^"']*)["']/.exec(` ${body}`)?.[1]?.toLowerCase();
  const isDeclared16 = declared?.startsWith('utf-16') ?? encoding !== 'utf-8';
  const isKnown = declared === undefined || ['utf-8', 'us-ascii', 'utf-16', encoding].includes(declared);
  if (!isKnown || isDeclared16 !== (encoding !== 'utf-8')) throw new Error('another encoding than declared');
}

/** A name without its prefix. */
export const localName = (name: string): string => name.slice(name.indexOf(':') + 1);
