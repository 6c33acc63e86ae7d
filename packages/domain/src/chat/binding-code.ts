/** Letters of a code: I and O would be read as digits. */
export const bindingCodeLetters = 'ABCDEFGHJKLMNPQRSTUVWXYZ';

const letters = '[A-HJ-NP-Z]{3}';
/** Somebody may read a digit as a letter. */
const digits = '[0-9OIL]{3}';
const whole = new RegExp(`^(${letters})[\\s_\\-–—－]*(${digits})$`);
const inside = new RegExp(`(?:^|[^A-Z0-9])(${letters}[\\s_\\-–—－]*${digits})(?![A-Z0-9])`);

/**
 * A code as a person types it (`abc123`, `ＡＢＣ－１２３`, `ABC 12O`) in the form it was given out, `ABC-123`;
 * null if it is none.
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
