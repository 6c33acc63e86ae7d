import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A CAS 3.0 that keeps the rules: a ticket is good for one attempt, bound to its service to the letter. */
export interface CasServer {
  readonly url: string;
  /** What CAS's login page does once the password was right: the address the browser is sent back to. */
  signIn(loginUrl: string, user: string): string;
  /** Answers nothing from now on, as when it hangs behind a proxy. */
  fail(): void;
  stop(): Promise<void>;
}

const wrap = (inside: string) =>
  `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">${inside}</cas:serviceResponse>`;

export async function startCasServer(): Promise<CasServer> {
  const tickets = new Map<string, { service: string; user: string }>();
  let failing = false;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://cas');
    if (failing || url.pathname !== '/p3/serviceValidate') {
      response.statusCode = 503;
      response.end();
      return;
    }
    const ticket = url.searchParams.get('ticket') ?? '';
    const found = tickets.get(ticket);
    tickets.delete(ticket);
    const code = !found
      ? 'INVALID_TICKET'
      : found.service === url.searchParams.get('service')
        ? null
        : 'INVALID_SERVICE';
    response.setHeader('content-type', 'application/xml');
    response.end(
      code === null && found
        ? wrap(
            `<cas:authenticationSuccess><cas:user>${found.user}</cas:user><cas:attributes><cas:cn>管理老师</cas:cn></cas:attributes></cas:authenticationSuccess>`,
          )
        : // Like some real ones, it repeats what it was given.
          wrap(`<cas:authenticationFailure code="${code}">Ticket ${ticket} not recognized</cas:authenticationFailure>`),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    signIn(loginUrl, user) {
      const service = new URL(loginUrl).searchParams.get('service') ?? '';
      const ticket = `ST-${randomUUID()}`;
      tickets.set(ticket, { service, user });
      const back = new URL(service);
      back.searchParams.set('ticket', ticket);
      return back.toString();
    },
    fail() {
      failing = true;
    },
    stop: () => new Promise((resolve) => server.close(() => resolve())),
  };
}
