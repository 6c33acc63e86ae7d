import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';

let font: Buffer | undefined;

/**
 * Noto Sans SC Regular with all its characters: names contain some that no web subset has (㛃, 䶮, 𬭎). pdfkit embeds
 * only what is used. Decompressed with the first form that is printed (10 MB), not when the server starts.
 */
export function printFont(): Buffer {
  // Found through the workspace, so that a copy compiled elsewhere (bench, resilience) finds it too.
  font ??= brotliDecompressSync(
    readFileSync(require.resolve('@yuanhang/server/assets/fonts/NotoSansSC-Regular.ttf.br')),
  );
  return font;
}
