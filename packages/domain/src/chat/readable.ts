import { cleanText } from '../text';
import { withoutQuotation } from './quotation';

/** Only this many characters of a message are read, which bounds the work for a long paste. */
const readLength = 4000;

/** 🆘 counts as the word SOS. */
const sosEmoji = /\ud83c\udd98/g;
const emoji = /[\ud83c-\ud83e][\udc00-\udfff]|[\u2600-\u27bf]/g;
/** ① and ❶ are a 1. */
const circled: Readonly<Record<string, string>> = { '①': '1', '❶': '1', '⑴': '1', '②': '2', '❷': '2', '⑵': '2' };
/** Keycap and presentation marks: `1️⃣` is a 1. */
const marks = /[\u20e3\ufe00-\ufe0f]/g;

/**
 * The lines of a message in plain characters: half-width letters and digits, no emoji, no invisible characters,
 * single spaces, no empty lines. Punctuation is kept, because it becomes part of notes.
 */
export function readableLines(text: string): string[] {
  return cleanText(withoutQuotation(text.slice(0, readLength)))
    .replace(/[①❶⑴②❷⑵]/g, (c) => circled[c] ?? c)
    .replace(sosEmoji, ' SOS ')
    .replace(emoji, ' ')
    .replace(marks, '')
    .replace(/[０-９Ａ-Ｚａ-ｚ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[‘’]/g, "'")
    .replace(/^(回[复覆]?|[选選]择?)\s*(?=[12](?![0-9]))/, '')
    .split('\n')
    .map((line) => line.replace(/[\s\u3000]+/g, ' ').trim())
    .filter((line) => line !== '');
}
