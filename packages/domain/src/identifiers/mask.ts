/** Replaces a hidden character. A client value that contains it is a masked value sent back, never a new value. */
export const maskCharacter = '●';

/**
 * `E12345732` → `E●●●●●732`: keeps the first and the last three characters; of up to four characters only the first.
 */
export function maskMiddle(text: string): string {
  const characters = Array.from(text);
  const tail = characters.length > 4 ? 3 : 0;
  return characters
    .map((c, i) => (characters.length > 1 && (i === 0 || i >= characters.length - tail) ? c : maskCharacter))
    .join('');
}
