import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** WeChat's `code2Session`: a code is valid once, errors have status 200. */
export interface WechatServer {
  readonly url: string;
  /** The result of `wx.login` on the phone of that openid. */
  login(openid: string): string;
  /** Answers the next request with this error. */
  refuse(errcode: number): void;
  /** Accepts the next request and never answers it. */
  hang(): void;
  stop(): Promise<void>;
}

export async function startWechatServer(settings: { appId: string; secret: string }): Promise<WechatServer> {
  const codes = new Map<string, string>();
  let refusal: number | null = null;
  let hanging = false;
  let issued = 0;
  const server = createServer((request, response) => {
    if (hanging) {
      hanging = false;
      return;
    }
    const query = new URL(request.url ?? '/', 'http://wechat').searchParams;
    const code = query.get('js_code') ?? '';
    const openid = codes.get(code);
    codes.delete(code);
    const known = query.get('appid') === settings.appId && query.get('secret') === settings.secret;
    const errcode = refusal ?? (known ? (openid ? 0 : 40029) : 40013);
    refusal = null;
    response.setHeader('content-type', 'text/plain');
    response.end(
      JSON.stringify(errcode === 0 ? { openid, session_key: 'never-leaves' } : { errcode, errmsg: 'refused' }),
    );
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    login(openid) {
      issued += 1;
      const code = `code-${issued}`;
      codes.set(code, openid);
      return code;
    },
    refuse(errcode) {
      refusal = errcode;
    },
    hang() {
      hanging = true;
    },
    stop() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}
