/** Letters of a code. I and O are left out because they look like digits. */
export const bindingCodeLetters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

const letters = '[A-HJ-NP-Z]{3}';
/** The letters O, I and L count as digits, because people misread digits as letters. */
const digits = '[0-9OIL]{3}';
const whole = new RegExp(`^(${letters})[\\s_\\-–—－]*(${digits})$`);
const inside = new RegExp(`(?:^|[^A-Z0-9])(${letters}[\\s_\\-–—－]*${digits})(?![A-Z0-9])`);

/**
 * Normalises a code as typed (`abc123`, `ＡＢＣ－１２３`, `ABC 12O`) to the issued form `ABC-123`; null if the text is not a
 * code.
 */
export function normaliseBindingCode(text: string): string | null {
  const match = whole.exec(toCapitals(text));
  if (!match) return null;
  const number = (match[2] ?? '').replace(/O/g, '0').replace(/[IL]/g, '1');
  return `${match[1]}-${number}`;
}

/** The first code in a text, normalised. */
export function findBindingCode(text: string): string | null {
  const found = inside.exec(toCapitals(text))?.[1];
  return found === undefined ? null : normaliseBindingCode(found);
}

function toCapitals(text: string): string {
  return text
    .slice(0, 200)
    .replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .toUpperCase()
    .trim();
}
