import { z } from 'zod';
import { AppError } from '../../../platform/errors';

const answerShape = z.object({ openid: z.string().min(1).max(64).optional(), errcode: z.number().optional() });

export interface WechatSettings {
  readonly apiUrl: string;
  readonly appId: string;
  readonly secret: string;
}

/** The error for a refusal of `code2Session`: 40029 and 40163 a used or foreign code, 45011 too often, 40226 a risky account. */
function refusal(errcode: number): AppError {
  if (errcode === 40029 || errcode === 40163)
    return new AppError('sign_in_failed', { message: '微信登录已过期，请重试' });
  if (errcode === 45011) return new AppError('rate_limited');
  if (errcode === 40226) return new AppError('forbidden', { message: '微信提示该账号有风险，请用统一身份认证登录' });
  return new AppError('upstream_failed', { message: '微信登录没有成功，请稍后再试' });
}

/** Exchanges the code of `wx.login` for the openid. The session key in the same response is not stored. */
export function createWechat({ apiUrl, appId, secret }: WechatSettings, timeoutMilliseconds = 5000) {
  return {
    async openidOf(code: string): Promise<string> {
      const query = new URLSearchParams({ appid: appId, secret, js_code: code, grant_type: 'authorization_code' });
      const answer = await fetch(`${apiUrl}/sns/jscode2session?${query}`, {
        signal: AbortSignal.timeout(timeoutMilliseconds),
        // The address contains the secret, so no redirect may carry it to another host.
        redirect: 'error',
      })
        .then(async (response) => answerShape.parse(await response.json()))
        .catch(() => {
          throw new AppError('upstream_failed', { message: '微信没有响应，请稍后再试' });
        });
      if (answer.openid === undefined || (answer.errcode ?? 0) !== 0) throw refusal(answer.errcode ?? -1);
      return answer.openid;
    },
  };
}
export type Wechat = ReturnType<typeof createWechat>;
