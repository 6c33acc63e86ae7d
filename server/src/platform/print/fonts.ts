import { readFileSync } from 'node:fs';

/** Full fonts: names hold characters that no web subset has (㛃, 䶮, 𬭎). pdfkit embeds only what is used. */
const files = {
  regular: '@expo-google-fonts/noto-sans-sc/400Regular/NotoSansSC_400Regular.ttf',
  bold: '@expo-google-fonts/noto-sans-sc/700Bold/NotoSansSC_700Bold.ttf',
} as const;
export type FontName = keyof typeof files;

const read = new Map<FontName, Buffer>();

/** Read once, when the first paper is printed: 10 MB each, nothing for a server's start. */
export function fontOf(name: FontName): Buffer {
  const known = read.get(name);
  if (known) return known;
  const font = readFileSync(require.resolve(files[name]));
  read.set(name, font);
  return font;
}
