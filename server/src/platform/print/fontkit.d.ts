declare module 'fontkit' {
  /** Opens a font file with a single font. */
  export function create(bytes: Buffer): { readonly characterSet: readonly number[] };
}
