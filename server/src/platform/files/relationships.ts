import { localName, readXml, type XmlAttribute } from './xml';

/**
 * Relationships that may lead out of a document: a program follows them on a click, or shows what it finds as a
 * picture, sound or number. Every other kind (templates, objects, frames, parts of the text) would be loaded and executed.
 */
const harmless = new Set([
  'hyperlink',
  'image',
  'audio',
  'video',
  'media',
  'externallinkpath',
  'externallinklongpath',
  'xlpathmissing',
  'xlstartup',
  'xlalternatestartup',
  'xllibrary',
]);

/**
 * Whether a member of an archive lists relationships. Programs compare the names of parts without case and unescape
 * them.
 */
export function listsRelationships(memberName: string): boolean {
  const name = unescaped(memberName).toLowerCase();
  return name.endsWith('.rels') || name.split('/').includes('_rels');
}

function unescaped(name: string): string {
  try {
    return decodeURIComponent(name);
  } catch {
    return name;
  }
}

/** Whether a list of relationships loads foreign content. Rejects a malformed list. */
export async function loadsFromElsewhere(chunks: AsyncIterable<Uint8Array>): Promise<boolean> {
  let isLoading = false;
  await readXml(chunks, {
    open(name, attributes) {
      isLoading ||= name.toLowerCase() === 'relationship' && leadsOut(attributes) && !isHarmless(attributes);
    },
  });
  return isLoading;
}

const leadsOut = (attributes: readonly XmlAttribute[]): boolean =>
  valuesOf(attributes, 'targetmode').includes('external') || valuesOf(attributes, 'target').some(isAbsolute);

const isHarmless = (attributes: readonly XmlAttribute[]): boolean =>
  valuesOf(attributes, 'type').every((type) => harmless.has(type.split('/').at(-1) ?? ''));

/** All values of attributes that a program could take for this one, whatever their prefix and case. */
const valuesOf = (attributes: readonly XmlAttribute[], name: string): string[] =>
  attributes.filter(([key]) => localName(key).toLowerCase() === name).map(([, value]) => value.trim().toLowerCase());

/** `http://host/…`, `//host/…`, `\\host\…`: some programs follow it even where the mode is not stated. */
const isAbsolute = (target: string): boolean =>
  target.startsWith('//') || target.startsWith('\\\\') || /^[a-z][a-z0-9+.-]{0,30}:/.test(target);
