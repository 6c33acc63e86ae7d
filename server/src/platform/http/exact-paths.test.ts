import { startTestApp, type TestApp } from '../../../test/app';
import { send } from '../../../test/http';

const log: string[] = [];
let server: TestApp;
beforeAll(async () => {
  server = await startTestApp({ log });
});
afterAll(() => server.stop());

/** The route that a request reached, as it is logged; undefined when it reached none. */
async function routeOf(method: string, path: string): Promise<string | undefined> {
  log.length = 0;
  await send(server.url, method, path, method === 'GET' ? {} : { body: {} });
  return log.map((line) => JSON.parse(line)).find(({ msg }) => msg === 'request')?.route;
}
const id = 'x'.repeat(20);
const filled = (path: string, change: (part: string) => string) =>
  path.replace(/[^/]+/g, (part) => (part.startsWith(':') ? id : change(part)));

it('reaches a route only by its path as it is written: no slash at its end, no other case', async () => {
  expect(server.app.routes.length).toBeGreaterThan(100);
  for (const { route } of server.app.routes) {
    const written = filled(route.path, (part) => part);
    expect([route.path, await routeOf(route.method, written)]).toEqual([route.path, route.path]);
    for (const other of [`${written}/`, filled(route.path, (part) => part.toUpperCase())])
      expect([other, await routeOf(route.method, other)]).not.toEqual([other, route.path]);
  }
});

it.each(['/metrics/', '/Metrics', '/METRICS', '/healthz/', '/Readyz', '/api/openapi.json/', '/api/Docs'])(
  'has no page at %s',
  async (path) => {
    expect((await send(server.url, 'GET', path)).status).toBe(404);
  },
);

it('describes its routes to nobody when the documentation is closed, as in production', async () => {
  const closed = await startTestApp({ env: { API_DOCS: 'no' } });
  for (const path of ['/api/openapi.json', '/api/docs', '/api/docs/start.js'])
    expect(await send(closed.url, 'GET', path)).toMatchObject({ status: 404, body: { code: 'not_found' } });
  await closed.stop();
  expect((await send(server.url, 'GET', '/api/docs')).status).toBe(200);
});
