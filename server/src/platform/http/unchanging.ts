import { createHash } from 'node:crypto';
import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { Middleware } from 'koa';

const compress = promisify(gzip);

async function prepared(read: () => Promise<string | Buffer>) {
  const plain = Buffer.from(await read());
  return { plain, gzipped: await compress(plain), etag: createHash('sha256').update(plain).digest('base64url') };
}

/**
 * Answers with a content that stays the same while the process runs: read and compressed once, at the first request.
 * Browsers keep it and ask whether it has changed.
 */
export function unchanging(type: string, read: () => Promise<string | Buffer>): Middleware {
  let content: ReturnType<typeof prepared> | undefined;
  return async (ctx) => {
    content ??= prepared(read);
    const { plain, gzipped, etag } = await content;
    ctx.status = 200;
    ctx.set('Cache-Control', 'no-cache');
    ctx.vary('Accept-Encoding');
    ctx.etag = etag;
    if (ctx.fresh) {
      ctx.status = 304;
      return;
    }
    ctx.type = type;
    if (ctx.acceptsEncodings('gzip', 'identity') === 'gzip') {
      ctx.set('Content-Encoding', 'gzip');
      ctx.body = gzipped;
    } else ctx.body = plain;
  };
}
