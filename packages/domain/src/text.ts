/**
 * Characters that must not reach a name, a sheet or a chat: control characters, soft hyphen, zero-width characters,
 * direction overrides, the byte order mark, and interlinear marks.
 */
const invisible =
  // biome-ignore lint/suspicious/noControlCharactersInRegex: removing them is the purpose
  /[\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]/g;
/**
 * A joiner or non-joiner between letters that it shapes (Arabic, Indic scripts, Khmer, Mongolian) or after the picture that it
 * joins is part of the word. It is not removed.
 */
const joiners =
  // biome-ignore lint/suspicious/noMisleadingCharacterClass: the joiners themselves are looked for
  /([\u0600-\u06ff\u0750-\u077f\u08a0-\u0dff\u1780-\u18af\ufe0f]|[\ud83c-\ud83e][\udc00-\udfff])[\u200c\u200d](?=[\u0600-\u06ff\u0750-\u077f\u08a0-\u0dff\u1780-\u18af\u2600-\u27bf\ud83c-\ud83e])|[\u200c\u200d]/g;
/** Matches pairs first and keeps them, so that only unpaired halves are removed. */
const surrogates = /[\ud800-\udbff][\udc00-\udfff]|[\ud800-\udfff]/g;

/** Length in code points. */
export function codePointLength(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}

/** The first `limit` code points; never splits a surrogate pair. */
export function truncate(text: string, limit: number): string {
  // A code point takes at most two units, so the rest of a long text is not read.
  return Array.from(text.slice(0, limit * 2 + 1))
    .slice(0, limit)
    .join('');
}

/** Text fit to store and show: NFC, `\n` line ends, no invisible or broken characters, no surrounding whitespace. */
export function cleanText(text: string): string {
  return text
    .replace(/\r\n?|[\u0085\u2028\u2029]/g, '\n')
    .replace(invisible, '')
    .replace(surrogates, (match) => (match.length === 2 ? match : ''))
    .replace(joiners, (match, before?: string) => (before === undefined ? '' : match))
    .normalize('NFC')
    .trim();
}
