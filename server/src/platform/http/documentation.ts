import { readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type Router from '@koa/router';
import type { Registered } from './api';
import { openApiDocument } from './openapi';
import { createRouter } from './router';
import { unchanging } from './unchanging';

const page = `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><title>远航 API</title>
<meta name="viewport" content="width=device-width, initial-scale=1">
<link rel="stylesheet" href="/api/docs/swagger-ui.css"></head>
<body><div id="docs"></div><script src="/api/docs/swagger-ui-bundle.js"></script><script src="/api/docs/start.js"></script></body></html>`;
// Does not use randomUUID, which needs a secure context: a demo may be opened over http from another machine.
const start = `const newKey = () => Array.from(crypto.getRandomValues(new Uint8Array(16)), (b) => b.toString(16).padStart(2, '0')).join('');
SwaggerUIBundle({ url: '/api/openapi.json', dom_id: '#docs', docExpansion: 'none', filter: true, withCredentials: true,
  requestInterceptor(request) { if (request.method !== 'GET') request.headers['Idempotency-Key'] ??= newKey(); return request; } });`;
const assets: Readonly<Record<string, string>> = {
  'swagger-ui.css': 'text/css',
  'swagger-ui-bundle.js': 'text/javascript',
};

/** `/api/openapi.json` and a page to read and try it, all from this server. */
export function documentation(registered: readonly Registered[], cookieName: string): Router {
  const router = createRouter();
  const folder = dirname(require.resolve('swagger-ui-dist/package.json'));
  router.get(
    '/api/openapi.json',
    unchanging('json', async () => JSON.stringify(openApiDocument(registered, cookieName))),
  );
  router.get(
    '/api/docs',
    unchanging('html', async () => page),
  );
  router.get(
    '/api/docs/start.js',
    unchanging('text/javascript', async () => start),
  );
  for (const [name, type] of Object.entries(assets)) {
    router.get(
      `/api/docs/${name}`,
      unchanging(type, () => readFile(join(folder, name))),
    );
  }
  return router;
}
