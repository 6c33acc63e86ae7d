import { createServer } from 'node:http';
import { z } from 'zod';

const limits: Readonly<Record<string, RegExp>> = {
  thing: /^.{1,20}$/u,
  phrase: /^\p{Script=Han}{1,5}$/u,
  character_string: /^[\x20-\x7e]{1,32}$/,
  date: /^\d{4}-\d{2}-\d{2}$/,
};
const tokenAsked = z.object({ appid: z.string(), secret: z.string(), force_refresh: z.boolean() });
const message = z.object({
  touser: z.string(),
  template_id: z.string(),
  page: z.string(),
  data: z.record(z.string(), z.object({ value: z.string() })),
});
export type SubscribeMessage = z.output<typeof message>;

export interface SubscribeServer {
  readonly url: string;
  readonly sent: SubscribeMessage[];
  /** How often a token was requested, and how often by force. */
  readonly tokens: { asked: number; forced: number };
  /** The effect of `wx.requestSubscribeMessage` on WeChat's side. */
  consent(openid: string, templateId: string): void;
  /** Answers the next message with this error. */
  refuse(errcode: number): void;
  /** Invalidates the current token before it expires. */
  revokeToken(): void;
  stop(): Promise<void>;
}

/** WeChat's `stable_token` and `subscribe/send`, with strict checks of tokens, consents and field limits. */
export async function startSubscribeServer(account: { appId: string; secret: string }): Promise<SubscribeServer> {
  const sent: SubscribeMessage[] = [];
  const tokens = { asked: 0, forced: 0 };
  const consents = new Map<string, number>();
  let serial = 1;
  let isRevoked = false;
  let refusal: number | null = null;

  function tokenFor(body: unknown): object {
    const { appid, secret, force_refresh } = tokenAsked.parse(body);
    tokens.asked += 1;
    if (appid !== account.appId || secret !== account.secret) return { errcode: 40125, errmsg: 'invalid appsecret' };
    if (force_refresh) {
      tokens.forced += 1;
      serial += 1;
      isRevoked = false;
    }
    return { access_token: `token-${serial}`, expires_in: 7200 };
  }

  function send(token: string | null, body: unknown): number {
    if (token !== `token-${serial}` || isRevoked) return 40001;
    if (refusal !== null) {
      const errcode = refusal;
      refusal = null;
      return errcode;
    }
    const parsed = message.parse(body);
    const key = `${parsed.touser}:${parsed.template_id}`;
    const left = consents.get(key) ?? 0;
    if (left === 0) return 43101;
    const fits = Object.entries(parsed.data).every(([name, { value }]) =>
      limits[name.replace(/\d+$/, '')]?.test(value),
    );
    if (!fits) return 47003;
    consents.set(key, left - 1);
    sent.push(parsed);
    return 0;
  }

  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const url = new URL(request.url ?? '/', 'http://wechat');
      const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      const answer = url.pathname.endsWith('stable_token')
        ? tokenFor(body)
        : { errcode: send(url.searchParams.get('access_token'), body), errmsg: 'said' };
      response.end(JSON.stringify(answer));
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  return {
    url: `http://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}`,
    sent,
    tokens,
    consent(openid, templateId) {
      const key = `${openid}:${templateId}`;
      consents.set(key, (consents.get(key) ?? 0) + 1);
    },
    refuse(errcode) {
      refusal = errcode;
    },
    revokeToken() {
      isRevoked = true;
    },
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
