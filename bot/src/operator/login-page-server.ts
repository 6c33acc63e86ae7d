import { createHash, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { respond } from '../http/responses';
import type { Logger } from '../logger';
import { type LoginPageModel, renderLoginPage } from './login-page';

const stylesheet = readFileSync(join(__dirname, '../../page/operator.css'));
/** Wrong tokens a minute, over all clients. */
const maxWrongTokens = 20;
const textType = 'text/plain; charset=utf-8';

const digest = (text: string) => createHash('sha256').update(text).digest();

export interface LoginPageServerOptions {
  /** The password of the page (`BOT_OPERATOR_TOKEN`). */
  readonly token: string;
  readonly model: () => LoginPageModel;
  readonly logger: Logger;
}

/**
 * Serves the page on which the operator scans the login code. It is protected by HTTP Basic authentication with any user
 * name and the token as the password, so that the page needs no form and no session. The caller listens.
 */
export function createLoginPageServer({ token, model, logger }: LoginPageServerOptions): Server {
  const tokenDigest = digest(token);
  let wrongTokenTimes: number[] = [];

  function isAuthorized(authorization: string | undefined): boolean {
    const credentials = Buffer.from(/^Basic (.+)$/.exec(authorization ?? '')?.[1] ?? '', 'base64').toString('utf8');
    return timingSafeEqual(digest(credentials.slice(credentials.indexOf(':') + 1)), tokenDigest);
  }

  return createServer((request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0];
    if (request.method !== 'GET') return respond(response, 405, textType, '只能查看');
    if (path === '/operator.css') return respond(response, 200, 'text/css; charset=utf-8', stylesheet);
    if (path !== '/') return respond(response, 404, textType, '没有找到');
    wrongTokenTimes = wrongTokenTimes.filter((at) => at > Date.now() - 60_000);
    if (wrongTokenTimes.length >= maxWrongTokens) return respond(response, 429, textType, '试的次数太多了，请稍后再试');
    const { authorization } = request.headers;
    if (!isAuthorized(authorization)) {
      // A browser's first request carries no credentials and is no guess.
      if (authorization !== undefined) wrongTokenTimes.push(Date.now());
      response.setHeader('WWW-Authenticate', 'Basic realm="yuanhang-bot", charset="UTF-8"');
      return respond(response, 401, textType, '请输入 BOT_OPERATOR_TOKEN');
    }
    renderLoginPage(model()).then(
      (html) => respond(response, 200, 'text/html; charset=utf-8', html),
      (error: unknown) => {
        logger.error({ err: error }, 'the login page could not be rendered');
        respond(response, 500, textType, '出了点问题');
      },
    );
  });
}
