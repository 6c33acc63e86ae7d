import { XMLParser } from 'fast-xml-parser';

/**
 * Parses only the structure: no conversion to numbers, prefixes removed. Decodes the entities of XML and HTML, and
 * characters by number; a document that defines its own entities is refused before.
 */
const parser = new XMLParser({
  removeNSPrefix: true,
  ignoreAttributes: false,
  attributeNamePrefix: '@',
  parseTagValue: false,
  parseAttributeValue: false,
  processEntities: true,
  htmlEntities: true,
  trimValues: true,
});

/** The structure of a document of CAS; null for text that is no XML, and for a document with a DOCTYPE. */
export function parseCasXml(xml: string): unknown {
  if (/<!DOCTYPE|<!ENTITY/i.test(xml)) return null;
  try {
    return parser.parse(xml, true);
  } catch {
    return null;
  }
}
