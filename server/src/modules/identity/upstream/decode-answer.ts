/** Enough for a declaration behind a byte order mark. */
const declarationLength = 200;

/**
 * The text of an XML answer, by the encoding that it declares itself, otherwise that of its content type. Servers declare
 * one encoding and send another, so an encoding in which the bytes are broken is passed over; UTF-8 and GB18030, which
 * contains GBK and GB2312, are tried last. Broken characters remain only where no encoding fits.
 */
export function decodeAnswer(bytes: Uint8Array, contentType: string | null): string {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, declarationLength));
  const declared = /^[^<]*<\?xml[^>]*\sencoding\s*=\s*["']([\w.:-]+)["']/.exec(head)?.[1];
  const ofContent = /charset\s*=\s*"?([\w.:-]+)/i.exec(contentType ?? '')?.[1];
  for (const encoding of [markedEncoding(bytes), declared, ofContent, 'utf-8', 'gb18030']) {
    const text = encoding === undefined ? null : decoded(bytes, encoding);
    if (text !== null) return text;
  }
  return new TextDecoder().decode(bytes);
}

function markedEncoding([first, second]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  if (first === 0xfe && second === 0xff) return 'utf-16be';
  return undefined;
}

/** Null when the encoding is unknown, or the bytes are broken in it. */
function decoded(bytes: Uint8Array, encoding: string): string | null {
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch {
    return null;
  }
}
