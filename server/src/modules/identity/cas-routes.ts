import { identityRoutes as contract } from '@yuanhang/contract';
import { identitySchemas as schemas } from '@yuanhang/contract/schemas';
import { minuteMilliseconds } from '@yuanhang/domain';
import { z } from 'zod';
import type { Clock } from '../../platform/clock';
import { equalInConstantTime, newToken, type Signer } from '../../platform/crypto';
import { AppError } from '../../platform/errors';
import type { Api, RequestContext, SessionCookie } from '../../platform/http';
import type { Identity } from './identity';
import { plainPage } from './presenters/plain-page';
import type { Cas } from './upstream/cas';

export interface CasRoutesDeps {
  readonly api: Api;
  readonly identity: Identity;
  readonly cas: Cas;
  readonly signer: Signer;
  readonly clock: Clock;
  readonly cookie: SessionCookie;
  readonly publicUrl: string;
}

const stateMinutes = 15;
const nonceCookie = 'yh_cas';
const stateShape = z.object({
  nonce: z.string(),
  handover: z.string().nullable(),
  confirm: z.boolean(),
  next: z.string(),
});
type Wanted = Pick<z.output<typeof stateShape>, 'handover' | 'confirm'>;
const unknownAccountMessages = {
  unknown: { title: '还不能使用', text: '系统里还没有你的信息，请联系国际处。' },
  disabled: { title: '账号已停用', text: '如有疑问，请联系国际处。' },
};
/**
 * Following the link of a mini program binds the person to that WeChat account. A link from somebody else must not do
 * that silently in a browser with an open CAS session, so CAS asks for the password; the same applies to `confirm`.
 */
const demandOf = ({ handover, confirm }: Wanted) => ({ renew: handover !== null || confirm });
/** The staff console uses real paths; H5 uses paths behind a hash. */
const pageAt = (next: string) => (next.startsWith('/console/') ? next : `/#${next}`);
const retry = { href: '/api/session/cas', label: '重新登录' };

/** The CAS redirect for H5 and the console, and for the web-view of a mini program, where it ends with a hand-over. */
export function casRoutes({ api, identity, cas, signer, clock, cookie, publicUrl }: CasRoutesDeps): void {
  const secure = publicUrl.startsWith('https://');
  const serviceOf = (state: string) => `${publicUrl}/api/session/cas/callback?state=${state}`;

  api.raw(contract.startCas, schemas.startCas, async ({ query, ctx }) => {
    const nonce = newToken();
    const wanted = { handover: query.handover ?? null, confirm: query.confirm === true };
    const payload = JSON.stringify({
      nonce,
      ...wanted,
      next: query.next ?? '/pages/home/index',
    });
    const state = signer.sign('cas', payload, new Date(clock.real().getTime() + stateMinutes * minuteMilliseconds));
    ctx.cookies.secure = secure;
    // Lax, because the browser must send it when CAS redirects back. Ties the response to the browser that started
    // the sign-in.
    ctx.cookies.set(nonceCookie, nonce, {
      httpOnly: true,
      sameSite: 'lax',
      secure,
      path: '/api/session',
      maxAge: stateMinutes * minuteMilliseconds,
      overwrite: true,
    });
    ctx.redirect(cas.loginUrl(serviceOf(state), demandOf(wanted)));
  });

  api.raw(contract.finishCas, schemas.finishCas, async ({ query, ctx }) => {
    const show = (status: number, title: string, text: string, again = true) => {
      ctx.status = status;
      ctx.type = 'html';
      ctx.body = plainPage(title, text, again ? retry : undefined);
    };
    const state = readState(ctx, query.state);
    if (!state || !query.ticket) return show(400, '登录已过期', '请重新登录。');
    const answer = await cas
      .validate(query.ticket, serviceOf(query.state ?? ''), demandOf(state))
      .catch((error: unknown) => {
        if (error instanceof AppError) return null;
        throw error;
      });
    if (!answer) return show(502, '统一身份认证没有响应', '请稍后再试。');
    if (!answer.valid) {
      await identity.signIn.recordRefused({ reason: 'cas_ticket', userId: null });
      return show(401, '登录没有成功', '登录凭证已失效，请重新登录。');
    }
    const person = await identity.personOfCas(answer.casId, answer.attributes);
    if (person.userId === null) {
      const { title, text } = unknownAccountMessages[person.why];
      return show(403, title, text, false);
    }
    const { userId } = person;
    if (state.handover !== null) {
      const identified = await identity.handovers.identify(state.handover, userId);
      return identified
        ? show(200, '登录成功', '请点左上角返回小程序。', false)
        : show(410, '登录已过期', '请回到小程序重新登录。', false);
    }
    const opened = await identity.signIn.openFor(userId, state.confirm ? 'cas-confirmed' : 'cas');
    cookie.set(ctx, opened.token, opened.userId, opened.expires);
    ctx.redirect(`${publicUrl}${pageAt(state.next)}`);
  });

  function readState(ctx: RequestContext<typeof schemas.finishCas>['ctx'], signed: string | undefined) {
    const payload = signed === undefined ? null : signer.verify('cas', signed, clock.real());
    const state = payload === null ? null : (stateShape.safeParse(JSON.parse(payload)).data ?? null);
    const nonce = ctx.cookies.get(nonceCookie) ?? '';
    ctx.cookies.set(nonceCookie, null, { path: '/api/session' });
    return state && equalInConstantTime(nonce, state.nonce) ? state : null;
  }
}
