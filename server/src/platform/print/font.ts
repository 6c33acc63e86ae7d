import { readFileSync } from 'node:fs';
import { brotliDecompressSync } from 'node:zlib';

let font: Buffer | undefined;

/**
 * Noto Sans SC Regular with all its characters: names contain some that no web subset has (㛃, 䶮, 𬭎). pdfkit embeds
 * only the used ones. Decompressed for the first printed form (10 MB) instead of at the server's start.
 */
export function printFont(): Buffer {
  // Resolved through the workspace, so that code compiled elsewhere (bench, resilience) finds it too.
  font ??= brotliDecompressSync(
    readFileSync(require.resolve('@yuanhang/server/assets/fonts/NotoSansSC-Regular.ttf.br')),
  );
  return font;
}
