/** Stands for a hidden character. A text that contains it is an echo of a masked answer, never a value. */
export const maskCharacter = '●';

/** `E12345732` → `E●●●●●732`: the first and the last three stay; of up to four characters only the first. */
export function maskMiddle(text: string): string {
  const characters = Array.from(text);
  const tail = characters.length > 4 ? 3 : 0;
  return characters
    .map((c, i) => (characters.length > 1 && (i === 0 || i >= characters.length - tail) ? c : maskCharacter))
    .join('');
}
