import { randomUUID } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A CAS 3.0 server that enforces the protocol: a ticket is valid for one attempt and exactly its service. */
export interface CasServer {
  readonly url: string;
  /**
   * Simulates CAS's login page and returns the address of the redirect. With `silently` the person was signed in
   * before and typed no password, which CAS allows unless `renew` is set.
   */
  signIn(loginUrl: string, user: string, how?: { silently: boolean }): string;
  /** From now on answers for this person with these bytes. */
  answerFor(user: string, bytes: Buffer): void;
  /**
   * Signs the person out: posts a logout request to the service of every ticket that was accepted, as CAS does. Returns the
   * statuses of the answers.
   * @param at the origin at which the services are reached
   */
  signOut(user: string, at: string): Promise<readonly number[]>;
  /** From now on refuses requests, or accepts them and never answers. */
  break(how: 'fails' | 'hangs'): void;
  repair(): void;
  stop(): Promise<void>;
}
interface Ticket {
  readonly service: string;
  readonly user: string;
  readonly typedPassword: boolean;
}

const wrap = (inside: string) =>
  `<cas:serviceResponse xmlns:cas="http://www.yale.edu/tp/cas">${inside}</cas:serviceResponse>`;
const success = (user: string) =>
  wrap(
    `<cas:authenticationSuccess><cas:user>${user}</cas:user><cas:attributes><cas:cn>管理老师</cas:cn><cas:attribute name="cn" value="管理老师"/></cas:attributes></cas:authenticationSuccess>`,
  );
/** Echoes the input unescaped, like some real servers. */
const failure = (code: string, ticket: string) =>
  wrap(`<cas:authenticationFailure code="${code}">Ticket ${ticket} not recognized</cas:authenticationFailure>`);

/** As in the CAS protocol specification 3.0, appendix C. */
const logoutRequest = (ticket: string) =>
  `<samlp:LogoutRequest xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol" ID="${randomUUID()}" Version="2.0" IssueInstant="${new Date().toISOString()}">
<saml:NameID xmlns:saml="urn:oasis:names:tc:SAML:2.0:assertion">@NOT_USED@</saml:NameID>
<samlp:SessionIndex>${ticket}</samlp:SessionIndex></samlp:LogoutRequest>`;

function answerTo(found: Ticket | undefined, query: URLSearchParams): string {
  const ticket = query.get('ticket') ?? '';
  if (!found) return failure('INVALID_TICKET', ticket);
  if (found.service !== query.get('service')) return failure('INVALID_SERVICE', ticket);
  if (query.get('renew') === 'true' && !found.typedPassword) return failure('INVALID_TICKET', ticket);
  return success(found.user);
}

export async function startCasServer(): Promise<CasServer> {
  const tickets = new Map<string, Ticket>();
  const accepted = new Map<string, Ticket>();
  const prepared = new Map<string, Buffer>();
  let broken: 'fails' | 'hangs' | null = null;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://cas');
    if (broken === 'hangs') return;
    if (broken === 'fails' || url.pathname !== '/p3/serviceValidate') {
      response.statusCode = 503;
      response.end();
      return;
    }
    const ticket = url.searchParams.get('ticket') ?? '';
    const found = tickets.get(ticket);
    tickets.delete(ticket);
    if (found) accepted.set(ticket, found);
    response.setHeader('content-type', 'application/xml');
    response.end(prepared.get(found?.user ?? '') ?? answerTo(found, url.searchParams));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    signIn(loginUrl, user, { silently } = { silently: false }) {
      const query = new URL(loginUrl).searchParams;
      const service = query.get('service') ?? '';
      const ticket = `ST-${randomUUID()}`;
      tickets.set(ticket, { service, user, typedPassword: !silently });
      const back = new URL(service);
      back.searchParams.set('ticket', ticket);
      return back.toString();
    },
    answerFor(user, bytes) {
      prepared.set(user, bytes);
    },
    async signOut(user, at) {
      const statuses: number[] = [];
      for (const [ticket, { service }] of [...accepted].filter(([, one]) => one.user === user)) {
        accepted.delete(ticket);
        const body = new URLSearchParams({ logoutRequest: logoutRequest(ticket) });
        const { pathname, search } = new URL(service);
        statuses.push((await fetch(at + pathname + search, { method: 'POST', body })).status);
      }
      return statuses;
    },
    break(how) {
      broken = how;
    },
    repair() {
      broken = null;
    },
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
