import { randomBytes } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { botRoutes, demoRoutes, type RequestOf, type Route } from '@yuanhang/contract';
import { botSchemas, demoSchemas } from '@yuanhang/contract/schemas';

export const token = randomBytes(24).toString('base64url');
type Message = RequestOf<typeof botSchemas.receiveMessage>['body'];
type Acknowledgement = RequestOf<typeof botSchemas.acknowledgeDelivery>['body'];
interface StoredDelivery {
  readonly id: string;
  readonly contactId: string;
  readonly text: string;
  readonly safety: boolean;
  claimToken: string | null;
  outcome: Acknowledgement['outcome'] | null;
}

/**
 * The server's bot routes over real HTTP, kept in memory. Every body is checked against the contract; requests that
 * break it are recorded in `violations`.
 */
export class TestServer {
  readonly violations: string[] = [];
  readonly logins: { id: string; puppet: string; accountId: string }[] = [];
  /** The active bot, and when it last sent a heartbeat or logged in. */
  private active: { instance: string | undefined; at: number } = { instance: undefined, at: 0 };
  readonly heartbeats: RequestOf<typeof botSchemas.heartbeat>['body'][] = [];
  readonly messages: Message[] = [];
  readonly deliveries: StoredDelivery[] = [];
  readonly acknowledgements: { id: string; outcome: string }[] = [];
  reply: (message: Message) => string[] = ({ text }) => [`答：${text}`];
  /** Business time minus real time, in milliseconds. */
  offset = 0;
  /** Makes a request fail with 503 before or after it took effect, or with 409 `request_in_progress` (`busy`). */
  fail: (path: string) => 'before' | 'after' | 'busy' | null = () => null;
  /** Messages are answered only after it resolves. */
  messagesBlockedBy: Promise<void> = Promise.resolve();
  constructor(private readonly now: () => number) {}
  private readonly server = createServer((request, response) => void this.serve(request, response));

  async listen(): Promise<string> {
    await new Promise<void>((resolve) => this.server.listen(0, '127.0.0.1', resolve));
    return `http://127.0.0.1:${(this.server.address() as AddressInfo).port}`;
  }
  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((resolve) => this.server.close(resolve));
  }

  /** Adds a delivery that can be claimed, and returns its id. */
  addDelivery(contactId: string, text: string, safety = false): string {
    const id = `delivery${String(this.deliveries.length + 1).padStart(4, '0')}`;
    this.deliveries.push({ id, contactId, text, safety, claimToken: null, outcome: null });
    return id;
  }
  /** As after a restore of another database: the current login is unknown. */
  forgetLogins(): void {
    this.logins.push({ id: 'login-of-old', puppet: '', accountId: '' });
  }
  /** As if all leases had expired. */
  expireClaims(): void {
    for (const delivery of this.deliveries) delivery.claimToken = null;
  }

  private async serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const path = request.url ?? '';
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    const failure = this.fail(path);
    let answer: [number, unknown];
    try {
      if (request.headers.authorization !== `Bearer ${token}`) throw new Error('wrong token');
      answer =
        failure === 'before'
          ? [503, null]
          : this.answer(request.method ?? '', path, JSON.parse(String(Buffer.concat(chunks)) || 'null'));
    } catch (error) {
      this.violations.push(`${request.method} ${path}: ${error}`);
      answer = [400, null];
    }
    if (path === botRoutes.receiveMessage.path) await this.messagesBlockedBy;
    const [status, body] = failure === 'after' ? [503, null] : failure === 'busy' ? [409, null] : answer;
    const code = failure === 'busy' ? 'request_in_progress' : 'unavailable';
    response.writeHead(status, { 'content-type': 'application/json' });
    response.end(JSON.stringify(body ?? { code, message: '暂时不可用', requestId: '', problems: [] }));
  }

  private answer(method: string, path: string, body: unknown): [number, unknown] {
    const is = (route: Pick<Route, 'method' | 'path'>, pattern = route.path) =>
      method === route.method && new RegExp(`^${pattern.replace(/:id/, '[A-Za-z0-9_-]+')}$`).test(path);
    if (is(botRoutes.login)) return [200, this.login(botSchemas.login.body.parse(body))];
    if (is(botRoutes.heartbeat)) {
      const { instance, ...heartbeat } = botSchemas.heartbeat.body.parse(body);
      this.heartbeats.push(heartbeat);
      const active = this.isActive(instance) || this.now() - this.active.at > 60_000;
      if (active) this.active = { instance: heartbeat.state === 'offline' ? undefined : instance, at: this.now() };
      return [200, { now: new Date(this.now() + this.offset).toISOString(), active }];
    }
    if (is(botRoutes.claimDeliveries)) return [200, this.claim(botSchemas.claimDeliveries.body.parse(body))];
    if (is(botRoutes.acknowledgeDelivery))
      return this.acknowledge(path.split('/')[4] ?? '', botSchemas.acknowledgeDelivery.body.parse(body));
    if (is(botRoutes.receiveMessage)) {
      const message = botSchemas.receiveMessage.body.parse(body);
      if (!this.isActive(message.instance)) return [200, { replies: [] }];
      this.messages.push(message);
      return [200, { replies: message.inGroup ? [] : this.reply(message) }];
    }
    if (is(demoRoutes.moveClock)) {
      const { to } = demoSchemas.moveClock.body.parse(body);
      this.offset = Date.parse(to) - this.now();
      return [200, { now: to, offsetSeconds: Math.round(this.offset / 1000) }];
    }
    if (path.startsWith(`${demoRoutes.upcoming.path}?`)) {
      const { contactId } = demoSchemas.upcoming.query.parse(
        Object.fromEntries(new URLSearchParams(path.split('?')[1])),
      );
      return [200, { items: [{ at: '2030-01-01T02:00:00.000Z', label: `${contactId} 的打卡前一天` }] }];
    }
    throw new Error('no such route');
  }

  private isActive(instance: string | undefined): boolean {
    return this.active.instance === undefined || this.active.instance === instance;
  }

  private login({ instance, ...body }: { puppet: string; accountId: string; instance?: string | undefined }) {
    this.active = { instance, at: this.now() };
    const current = this.logins.at(-1);
    if (current && current.accountId === body.accountId && current.puppet === body.puppet)
      return { loginId: current.id, isNew: false };
    const id = `login-${String(this.logins.length + 1).padStart(4, '0')}`;
    this.logins.push({ id, ...body });
    return { loginId: id, isNew: true };
  }

  private claim({
    loginId,
    limit,
    instance,
    onlyAlerts = false,
  }: {
    loginId: string;
    limit: number;
    instance?: string | undefined;
    onlyAlerts?: boolean | undefined;
  }) {
    if (loginId !== this.logins.at(-1)?.id || !this.isActive(instance)) return { items: [] };
    const due = this.deliveries
      .filter(({ outcome, claimToken }) => outcome === null && claimToken === null)
      .filter(({ safety }) => safety || !onlyAlerts)
      .sort((one, other) => Number(other.safety) - Number(one.safety));
    const claimed = due.slice(0, limit);
    const claimToken = `claim-${Math.random().toString(36).slice(2, 12).padEnd(10, '0')}`;
    const claimedUntil = new Date(this.now() + 60_000).toISOString();
    for (const delivery of claimed) delivery.claimToken = claimToken;
    const items = claimed.map(({ id, contactId, text, safety }) => ({
      id,
      key: id,
      contactId,
      text,
      safety,
      alert: safety,
      claimToken,
      claimedUntil,
    }));
    return botSchemas.claimDeliveries.response.parse({ items });
  }

  private acknowledge(id: string, { claimToken, outcome }: Acknowledgement): [number, unknown] {
    const delivery = this.deliveries.find((one) => one.id === id && one.claimToken === claimToken);
    if (!delivery) return [409, { code: 'not_allowed_now', message: '已由别人领取', requestId: '', problems: [] }];
    delivery.outcome = outcome;
    this.acknowledgements.push({ id, outcome });
    return [200, { ok: true }];
  }
}
