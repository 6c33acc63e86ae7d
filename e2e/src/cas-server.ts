import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';

/** A CAS 3.0 server as far as the browser and the product see it: a ticket is valid for one service and once. */
export interface CasServer {
  readonly url: string;
  stop(): Promise<void>;
}

const wrap = (inside: string) =>
  `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">${inside}</cas:serviceResponse>`;
const granted = (user: string) =>
  wrap(`<cas:authenticationSuccess><cas:user>${user}</cas:user></cas:authenticationSuccess>`);
const refused = wrap('<cas:authenticationFailure code="INVALID_TICKET">no</cas:authenticationFailure>');
const form = `<!doctype html><html lang="zh-CN"><title>统一身份认证</title><form method="post">
<label>工号 <input name="user"></label><button>登录</button></form></html>`;

async function bodyOf(request: AsyncIterable<Buffer>): Promise<URLSearchParams> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part);
  return new URLSearchParams(Buffer.concat(parts).toString());
}

export async function startCasServer(): Promise<CasServer> {
  const tickets = new Map<string, { readonly service: string; readonly user: string }>();
  const server = createServer(async (request, response) => {
    const { pathname, searchParams } = new URL(request.url ?? '/', 'http://cas');
    const service = searchParams.get('service') ?? '';
    if (pathname === '/p3/serviceValidate') {
      const ticket = searchParams.get('ticket') ?? '';
      const found = tickets.get(ticket);
      tickets.delete(ticket);
      response.setHeader('content-type', 'application/xml');
      response.end(found?.service === service ? granted(found.user) : refused);
    } else if (request.method === 'POST') {
      const ticket = `ST-${randomUUID()}`;
      tickets.set(ticket, { service, user: (await bodyOf(request)).get('user') ?? '' });
      const back = new URL(service);
      back.searchParams.set('ticket', ticket);
      response.writeHead(302, { location: back.toString() }).end();
    } else {
      response.setHeader('content-type', 'text/html; charset=utf-8');
      response.end(form);
    }
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('CAS has no port');
  return {
    url: `http://127.0.0.1:${address.port}`,
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
