import { z } from 'zod';
import type { NotificationsContext } from '../context';
import type { OutgoingMessage, Sender } from '../delivery/sender';
import type { DeliveryOutcome } from '../delivery/settle';
import { requireRule } from '../post';
import { templateFor } from './channels';
import { exhaustQuota, spendQuota } from './quotas';
import { subscribeData } from './subscribe-fields';
import { NoToken, type WechatTokenSource, wechatTimeoutMilliseconds } from './wechat-token';

const answerShape = z.object({ errcode: z.number(), errmsg: z.string().optional() });
type Answer = z.output<typeof answerShape>;

/** The token is invalid: send once more with another one. */
const badToken = new Set([40001, 40014, 42001]);
/** The user has given no consent: our count of quotas was wrong. */
const noConsent = 43101;
/** Permanent errors, with their texts for the ledger. */
const forGood: Readonly<Record<number, string>> = {
  40003: '微信账号（openid）无效',
  40037: '订阅消息模板编号无效，请检查 WECHAT_TEMPLATES',
  41030: '小程序页面路径不正确',
  43107: '订阅消息能力被微信封禁',
  45168: '内容含微信不允许的词',
  47003: '模板字段不符合要求，请检查 WECHAT_TEMPLATES',
  48001: '小程序没有发送订阅消息的权限',
};

/** The page that a tap on the message opens. */
function pageOf({ application_id, rule }: OutgoingMessage): string {
  if (application_id === null) return 'pages/home/index';
  return requireRule(rule).subscribe === 'check_in'
    ? `pages/check-in/index?applicationId=${application_id}`
    : `pages/application/index?id=${application_id}`;
}

/** WeChat's subscribe messages: one consent allows one message. */
export function wechatSender(context: NotificationsContext, apiUrl: string, token: WechatTokenSource): Sender {
  const { database, channels } = context;
  async function post(accessToken: string, body: object): Promise<Answer> {
    const query = new URLSearchParams({ access_token: accessToken });
    const response = await fetch(`${apiUrl}/cgi-bin/message/subscribe/send?${query}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(wechatTimeoutMilliseconds),
      // The address contains the token: never follow a redirect with it.
      redirect: 'error',
    });
    return answerShape.parse(await response.json());
  }

  async function ask(body: object): Promise<Answer> {
    const current = await token.current();
    const answer = await post(current, body);
    return badToken.has(answer.errcode) ? post(await token.instead(current), body) : answer;
  }

  return {
    channel: 'wechat',
    async send(message): Promise<DeliveryOutcome> {
      const template = templateFor(channels, requireRule(message.rule).subscribe);
      const { id, recipient_id: userId, openid } = message;
      if (openid === null || template === null) return { kind: 'never', detail: '没有绑定微信，或没有对应的模板' };
      const body = {
        touser: openid,
        template_id: template.templateId,
        page: pageOf(message),
        data: subscribeData(template, message),
        miniprogram_state: 'formal',
        lang: 'zh_CN',
      };
      const quota = { userId, templateId: template.templateId };
      const answer = await ask(body).catch((error: unknown) =>
        error instanceof NoToken ? error.message : '微信没有响应',
      );
      if (typeof answer === 'string') return { kind: 'later', detail: answer };
      if (answer.errcode === 0) {
        await database.transaction((tx) => spendQuota(context, quota, id, tx));
        return { kind: 'sent' };
      }
      if (answer.errcode === noConsent) {
        await database.transaction((tx) => exhaustQuota(context, quota, id, tx));
        return { kind: 'never', detail: '学生没有（或不再）订阅这类消息（43101）' };
      }
      const failureText = forGood[answer.errcode];
      if (failureText) return { kind: 'never', detail: `${failureText}（${answer.errcode}）` };
      return { kind: 'later', detail: `微信暂时不能发送（${answer.errcode}）` };
    },
    close: () => undefined,
  };
}
