import { createHash, timingSafeEqual } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createServer, type Server } from 'node:http';
import { join } from 'node:path';
import { answer } from '../local/answers';
import type { Logger } from '../log';
import { type OperatorView, operatorPage } from './page';

const style = readFileSync(join(__dirname, '../../page/operator.css'));
/** Wrong tokens a minute, from everybody together: one person types a few, a machine many. */
const mostWrong = 20;

const digest = (text: string) => createHash('sha256').update(text).digest();

export interface OperatorServerDeps {
  readonly token: string;
  readonly view: () => OperatorView;
  readonly logger: Logger;
}

/**
 * Where the operator scans the login code: protected by the token as the password of HTTP's own dialogue (any user
 * name), so that no page of ours has to keep it.
 */
export function createOperatorServer({ token, view, logger }: OperatorServerDeps): Server {
  const wanted = digest(token);
  let wrong: number[] = [];

  function mayEnter(authorization: string | undefined): boolean {
    const given = Buffer.from(/^Basic (.+)$/.exec(authorization ?? '')?.[1] ?? '', 'base64').toString('utf8');
    return timingSafeEqual(digest(given.slice(given.indexOf(':') + 1)), wanted);
  }

  return createServer((request, response) => {
    const path = (request.url ?? '/').split('?', 1)[0];
    if (request.method !== 'GET') return answer(response, 405, 'text/plain; charset=utf-8', '只能查看');
    if (path === '/operator.css') return answer(response, 200, 'text/css; charset=utf-8', style);
    if (path !== '/') return answer(response, 404, 'text/plain; charset=utf-8', '没有找到');
    wrong = wrong.filter((at) => at > Date.now() - 60_000);
    if (wrong.length >= mostWrong)
      return answer(response, 429, 'text/plain; charset=utf-8', '试的次数太多了，请稍后再试');
    const { authorization } = request.headers;
    if (!mayEnter(authorization)) {
      if (authorization !== undefined) wrong.push(Date.now());
      response.setHeader('WWW-Authenticate', 'Basic realm="yuanhang-bot", charset="UTF-8"');
      return answer(response, 401, 'text/plain; charset=utf-8', '请输入 BOT_OPERATOR_TOKEN');
    }
    operatorPage(view()).then(
      (html) => answer(response, 200, 'text/html; charset=utf-8', html),
      (error: unknown) => {
        logger.error({ err: error }, 'the login page could not be drawn');
        answer(response, 500, 'text/plain; charset=utf-8', '出了点问题');
      },
    );
  });
}
