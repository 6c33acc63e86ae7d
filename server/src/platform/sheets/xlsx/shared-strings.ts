import { readXml } from '../../files/xml';
import { maxCellLength } from '../sheet-row';

/** More than the cells of the largest import. */
const maxStrings = 2_000_000;
const maxCharacters = 32 * 1024 * 1024;

/** The texts that cells name by number. Throws when they are too many. */
export async function sharedStrings(chunks: AsyncIterable<Uint8Array>): Promise<readonly string[]> {
  const texts: string[] = [];
  let characters = 0;
  let text = '';
  let isText = false;
  let isPhonetic = false;
  await readXml(chunks, {
    open(name) {
      if (name === 'si') text = '';
      if (name === 'rPh') isPhonetic = true;
      if (name === 't') isText = !isPhonetic;
    },
    text(found) {
      if (isText) text += found.slice(0, maxCellLength - text.length);
    },
    close(name) {
      if (name === 't') isText = false;
      if (name === 'rPh') isPhonetic = false;
      if (name !== 'si') return;
      texts.push(text);
      characters += text.length;
      if (texts.length > maxStrings || characters > maxCharacters) throw new Error('too many texts');
    },
  });
  return texts;
}
