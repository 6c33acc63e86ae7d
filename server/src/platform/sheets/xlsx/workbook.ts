import { posix } from 'node:path';
import type { Readable } from 'node:stream';
import { localName, readXml } from '../../files/xml';
import { type Archive, openMember } from '../../files/zip';
import { attributeOf, type NumberStyles, noStyles, numberStyles } from './formats';
import { sharedStrings } from './shared-strings';

/** The parts of a workbook that are needed to read its sheets. */
export interface Workbook {
  readonly sheets: readonly WorkbookSheet[];
  readonly texts: readonly string[];
  readonly styles: NumberStyles;
  readonly isFrom1904: boolean;
}
export interface WorkbookSheet {
  readonly name: string;
  readonly open: () => Promise<Readable>;
}
interface Relation {
  readonly id: string;
  /** The last word of its type, e.g. `worksheet`. */
  readonly type: string;
  readonly part: string;
}
/** A sheet in the list of the workbook. */
interface ListedSheet {
  readonly id: string;
  readonly name: string;
  readonly isHidden: boolean;
}

/** Finds the sheets in the order of the workbook, the hidden ones only if all are. Throws when there is none. */
export async function openWorkbook(archive: Archive): Promise<Workbook> {
  const relations = await relationsOf(archive);
  const { sheets: listed, isFrom1904 } = await contentsOf(archive);
  const shown = listed.some(({ isHidden }) => !isHidden) ? listed.filter(({ isHidden }) => !isHidden) : listed;
  const sheets = shown.flatMap(({ id, name }): WorkbookSheet[] =>
    relations
      .filter((one) => one.id === id && one.type === 'worksheet')
      .map(({ part }) => ({ name, open: () => partOf(archive, part) })),
  );
  if (sheets.length === 0) throw new Error('a workbook without sheets');
  const texts = relations.find(({ type }) => type === 'sharedStrings');
  const styles = relations.find(({ type }) => type === 'styles');
  return {
    sheets,
    isFrom1904,
    texts: texts ? await sharedStrings(await partOf(archive, texts.part)) : [],
    styles: styles ? await numberStyles(await partOf(archive, styles.part)) : noStyles,
  };
}

/** Names of parts have no case. */
function partOf(archive: Archive, name: string): Promise<Readable> {
  const member = archive.members.find(({ fileName }) => fileName.toLowerCase() === name.toLowerCase());
  if (!member) throw new Error('a part of the workbook is missing');
  return openMember(archive, member);
}

async function relationsOf(archive: Archive): Promise<readonly Relation[]> {
  const relations: Relation[] = [];
  await readXml(await partOf(archive, 'xl/_rels/workbook.xml.rels'), {
    open(name, attributes) {
      if (name !== 'Relationship') return;
      relations.push({
        id: attributeOf(attributes, 'Id'),
        type: attributeOf(attributes, 'Type').split('/').at(-1) ?? '',
        part: partName(attributeOf(attributes, 'Target')),
      });
    },
  });
  return relations;
}

/** Targets are relative to the folder of the workbook, or begin with `/`. */
const partName = (target: string): string => posix.resolve('/xl', target).slice(1);

async function contentsOf(archive: Archive): Promise<{ sheets: readonly ListedSheet[]; isFrom1904: boolean }> {
  const sheets: ListedSheet[] = [];
  let isFrom1904 = false;
  await readXml(await partOf(archive, 'xl/workbook.xml'), {
    open(name, attributes) {
      if (name === 'workbookPr') isFrom1904 = ['1', 'true'].includes(attributeOf(attributes, 'date1904'));
      if (name !== 'sheet') return;
      // Prefixed, while the attribute `sheetId` beside it is not what relations are named by.
      const id = attributes.find(([key]) => key.includes(':') && localName(key) === 'id');
      if (!id) return;
      const isHidden = ['hidden', 'veryHidden'].includes(attributeOf(attributes, 'state'));
      sheets.push({ id: id[1], name: attributeOf(attributes, 'name'), isHidden });
    },
  });
  return { sheets, isFrom1904 };
}
