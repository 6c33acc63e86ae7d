import { posix } from 'node:path';
import type { Readable } from 'node:stream';
import { localName, readXml } from '../../files/xml';
import { type Archive, openMember } from '../../files/zip';
import { attributeOf, dateStyles } from './formats';
import { sharedStrings } from './shared-strings';

/** The parts of a workbook that are needed to read its first sheet. */
export interface Workbook {
  readonly sheet: Readable;
  readonly texts: readonly string[];
  readonly dateStyles: ReadonlySet<number>;
  readonly isFrom1904: boolean;
}
interface Relation {
  readonly id: string;
  /** The last word of its type, e.g. `worksheet`. */
  readonly type: string;
  readonly part: string;
}
const noStyles: ReadonlySet<number> = new Set();

/** Finds the first sheet in the order of the workbook. Throws when there is none. */
export async function openWorkbook(archive: Archive): Promise<Workbook> {
  const relations = await relationsOf(archive);
  const { sheetIds, isFrom1904 } = await contentsOf(archive);
  const sheets = sheetIds.flatMap((id) => relations.filter((one) => one.id === id && one.type === 'worksheet'));
  const [first] = sheets;
  if (!first) throw new Error('a workbook without sheets');
  const texts = relations.find(({ type }) => type === 'sharedStrings');
  const styles = relations.find(({ type }) => type === 'styles');
  return {
    isFrom1904,
    texts: texts ? await sharedStrings(await partOf(archive, texts.part)) : [],
    dateStyles: styles ? await dateStyles(await partOf(archive, styles.part)) : noStyles,
    sheet: await partOf(archive, first.part),
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

async function contentsOf(archive: Archive): Promise<{ sheetIds: readonly string[]; isFrom1904: boolean }> {
  const sheetIds: string[] = [];
  let isFrom1904 = false;
  await readXml(await partOf(archive, 'xl/workbook.xml'), {
    open(name, attributes) {
      if (name === 'workbookPr') isFrom1904 = ['1', 'true'].includes(attributeOf(attributes, 'date1904'));
      if (name !== 'sheet') return;
      // Prefixed, while the attribute `sheetId` beside it is not what relations are named by.
      const id = attributes.find(([key]) => key.includes(':') && localName(key) === 'id');
      if (id) sheetIds.push(id[1]);
    },
  });
  return { sheetIds, isFrom1904 };
}
