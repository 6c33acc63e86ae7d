import { inflateSync } from 'node:zlib';

const megabyte = 1024 * 1024;
/** An object stream, or all of them together, are larger than those of any form or scan: they are not searched. */
export class UnpacksTooMuch extends Error {}

const maxUnpackedTogether = 32 * megabyte;
/** The dictionary before a stream is looked for in these bytes. */
const dictionaryWithin = 4096;

const blank = String.raw`(?:\s|%[^\r\n]*[\r\n])*`;
const nameEnd = String.raw`(?=[\s/<>[\]()%]|$)`;
/** The type of an action in its dictionary, or alone as an object that the dictionary refers to. */
const action = new RegExp(`(?:/S|\\bobj)${blank}/(?:JavaScript|Launch|ImportData)${nameEnd}`);
/** The name of an enclosed file that a computer would run. */
const program = /\/U?F\s*\([^()]{0,200}\.(?:exe|bat|cmd|com|scr|pif|msi|jar|js|vbs|ps1|lnk|hta)\)/i;

/**
 * Whether a PDF would run something: a script, a program that it starts, an enclosed program. Reads the whole text of the
 * file, wherever its table says that objects are, and its compressed object streams. Those of a PDF that is encrypted
 * for its owner cannot be read here. Throws `UnpacksTooMuch`.
 */
export function runsSomething(bytes: Buffer): boolean {
  const text = bytes.toString('latin1');
  return hasAction(text) || objectStreamsOf(bytes, text).some((stream) => hasAction(stream));
}

/** Names may be written with `#4A` for `J`; names of files also in UTF-16. */
const plain = (text: string): string =>
  text
    .replace(/\0/g, '')
    .replace(/#([0-9a-f]{2})/gi, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));

function hasAction(text: string): boolean {
  const read = plain(text);
  return action.test(read) || program.test(read);
}

function objectStreamsOf(bytes: Buffer, text: string): string[] {
  const streams: string[] = [];
  let left = maxUnpackedTogether;
  for (const { 0: keyword, index } of text.matchAll(/\bstream\r?\n/g)) {
    const dictionary = plain(text.slice(Math.max(0, index - dictionaryWithin), index));
    if (!dictionary.slice(dictionary.lastIndexOf('endstream') + 1).includes('/ObjStm')) continue;
    const unpacked = unpack(bytes.subarray(index + keyword.length), left);
    left -= unpacked.length;
    streams.push(unpacked);
    if (left <= 0) throw new UnpacksTooMuch();
  }
  return streams;
}

/** What a stream holds; empty for one that is packed in another way. */
function unpack(packed: Buffer, maxOutputLength: number): string {
  try {
    return inflateSync(packed, { maxOutputLength }).toString('latin1');
  } catch (error) {
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE')
      throw new UnpacksTooMuch();
    return '';
  }
}
