import { cleanText } from '../text';

/** Nobody says more than this to a bot in one message; the rest of a paste is not read. */
const readLength = 4000;

/** 🆘 says it without words. */
const sosEmoji = /\ud83c\udd98/g;
const emoji = /[\ud83c-\ud83e][\udc00-\udfff]|[\u2600-\u27bf]/g;
/** Keycap and presentation marks: `1️⃣` is a 1. */
const marks = /[\u20e3\ufe00-\ufe0f]/g;

/**
 * The lines of a message in the plainest characters: half-width letters and digits, no emoji, no invisible
 * characters, single spaces, no empty lines. Punctuation stays the writer's: it ends up in notes.
 */
export function readableLines(text: string): string[] {
  return cleanText(text.slice(0, readLength))
    .replace(sosEmoji, ' SOS ')
    .replace(emoji, ' ')
    .replace(marks, '')
    .replace(/[０-９Ａ-Ｚａ-ｚ]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/[‘’]/g, "'")
    .split('\n')
    .map((line) => line.replace(/[\s\u3000]+/g, ' ').trim())
    .filter((line) => line !== '');
}
