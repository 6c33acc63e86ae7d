import { identityRoutes as contract } from '@yuanhang/contract';
import { identitySchemas as schemas } from '@yuanhang/contract/schemas';
import { formatInstant, minuteMilliseconds, shanghaiOffset } from '@yuanhang/domain';
import { z } from 'zod';
import type { Clock } from '../../platform/clock';
import { equalInConstantTime, hashToken, newToken, type Signer } from '../../platform/crypto';
import { AppError } from '../../platform/errors';
import type { Api, RequestContext, SessionCookie } from '../../platform/http';
import { deviceOf } from './device';
import type { Identity } from './identity';
import { handoverPage, plainPage } from './presenters/plain-page';
import type { Cas } from './upstream/cas';
import { ticketOfLogoutRequest } from './upstream/cas-logout-request';

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
/** A person who signed in at CAS for a hand-over, and has not typed its code. */
const waitingShape = z.object({
  nonce: z.string(),
  handover: z.string(),
  userId: z.string(),
  casTicketHash: z.string(),
});
const over = ['登录已过期', '请回到小程序重新登录。'] as const;
type Ctx = RequestContext<typeof schemas.finishCas>['ctx'];
type Wanted = Pick<z.output<typeof stateShape>, 'handover' | 'confirm'>;
const unknownAccountMessages = {
  unknown: {
    title: '还不能使用',
    text: '你已通过统一身份认证登录，但系统里还没有这个账号的信息。学生和教职工都请联系国际处登记，并告诉他们这个账号；登记好后重新登录。如果这不是你的账号，请换一个账号登录。',
  },
  disabled: { title: '账号已停用', text: '这个账号已在系统里停用。如有疑问，请联系国际处，并告诉他们这个账号。' },
};
/**
 * The link of a mini program leads to a page that binds a WeChat account. CAS asks for the password there even in a browser
 * with an open CAS session, because the new session counts as confirmed by it; the same applies to `confirm`.
 */
const demandOf = ({ handover, confirm }: Wanted) => ({ renew: handover !== null || confirm });
/** The staff console uses real paths; H5 uses paths behind a hash. */
const pageAt = (next: string) => (next.startsWith('/console/') ? next : `/#${next}`);
const retry = { href: '/api/session/cas', label: '重新登录' };

/** The CAS redirect for H5 and the console, and for the web-view of a mini program, where it ends with a hand-over. */
export function casRoutes({ api, identity, cas, signer, clock, cookie, publicUrl }: CasRoutesDeps): void {
  const secure = publicUrl.startsWith('https://');
  /** Leads through CAS to its sign-in form, because the session there is over. */
  const otherAccount = { href: cas.logoutUrl(`${publicUrl}/api/session/cas`), label: '退出统一身份认证，换一个账号' };
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
    setNonce(ctx, nonce);
    ctx.redirect(cas.loginUrl(serviceOf(state), demandOf(wanted)));
  });

  api.raw(contract.finishCas, schemas.finishCas, async ({ query, ctx }) => {
    const show = (status: number, title: string, text: string, again = true) => {
      ctx.status = status;
      ctx.type = 'html';
      ctx.body = plainPage(title, text, again ? [retry] : []);
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
      ctx.status = 403;
      ctx.type = 'html';
      ctx.body = plainPage(title, `${text}（统一认证账号：${answer.casId}）`, [retry, otherAccount]);
      return;
    }
    const { userId } = person;
    const casTicketHash = hashToken(query.ticket);
    if (state.handover !== null) {
      const nonce = newToken();
      setNonce(ctx, nonce);
      return askForCode(ctx, { nonce, handover: state.handover, userId, casTicketHash });
    }
    const way = state.confirm ? 'cas-confirmed' : 'cas';
    const opened = await identity.signIn.openFor(userId, way, {
      client: 'browser',
      device: deviceOf(ctx.get('user-agent')),
      casTicketHash,
    });
    cookie.set(ctx, opened.token, opened.userId, opened.expires);
    ctx.redirect(`${publicUrl}${pageAt(state.next)}`);
  });

  api.handle(contract.casLogout, schemas.casLogout, async ({ body }) => {
    const ticket = ticketOfLogoutRequest(body.logoutRequest);
    if (ticket !== null) await identity.sessions.closeOfTicket(ticket);
    return { ok: true } as const;
  });

  api.raw(contract.confirmHandover, schemas.confirmHandover, async ({ body, ctx }) => {
    const waiting = read(ctx, 'handover', waitingShape, body.state);
    if (!waiting) return showPage(ctx, 400, over);
    const { handover, userId, casTicketHash } = waiting;
    if (body.action === 'cancel') {
      await identity.handovers.refuse(handover);
      return showPage(ctx, 200, [
        '已取消',
        '这个微信没有绑定到你的账号。如果链接是别人发给你的，请不要再打开，并告诉国际处。',
      ]);
    }
    const code = body.code.replace(/\D/g, '');
    const outcome = await identity.handovers.confirm({ id: handover, userId, code, casTicketHash });
    if (outcome === 'confirmed') return showPage(ctx, 200, ['已确认', '请点左上角返回小程序。']);
    if (outcome === 'over') showPage(ctx, 410, over);
    else await askForCode(ctx, waiting, '确认码不对，请看小程序里显示的数字');
    return identity.signIn.recordRefused({ reason: 'handover_code', userId });
  });

  /** The page that says whose WeChat asks; refuses staff, and a hand-over that is over. */
  async function askForCode(ctx: Ctx, waiting: z.output<typeof waitingShape>, error?: string): Promise<void> {
    const [asked, me] = await Promise.all([identity.handovers.waiting(waiting.handover), identity.me(waiting.userId)]);
    if (!asked || !me) return showPage(ctx, 410, over);
    if (!me.roles.includes('student'))
      return showPage(ctx, 403, ['教职工账号不能用微信登录', '审核与管理请在电脑上打开管理台。']);
    const until = new Date(clock.real().getTime() + stateMinutes * minuteMilliseconds);
    ctx.status = error === undefined ? 200 : 422;
    ctx.type = 'html';
    ctx.body = handoverPage({
      name: me.name,
      device: asked.device,
      at: `${formatInstant(asked.openedAt, shanghaiOffset)}（北京时间）`,
      state: signer.sign('handover', JSON.stringify(waiting), until),
      action: contract.confirmHandover.path,
      ...(error !== undefined && { error }),
    });
  }

  /** Lax, because the browser must send it when CAS redirects back. Ties the response to the browser that began. */
  function setNonce(ctx: Ctx, nonce: string): void {
    ctx.cookies.secure = secure;
    ctx.cookies.set(nonceCookie, nonce, {
      httpOnly: true,
      sameSite: 'lax',
      secure,
      path: '/api/session',
      maxAge: stateMinutes * minuteMilliseconds,
      overwrite: true,
    });
  }

  function readState(ctx: Ctx, signed: string | undefined) {
    const state = read(ctx, 'cas', stateShape, signed);
    ctx.cookies.set(nonceCookie, null, { path: '/api/session' });
    return state;
  }

  /** A signed text that was given to this browser; null for any other. */
  function read<T extends { readonly nonce: string }>(
    ctx: Ctx,
    purpose: string,
    shape: z.ZodType<T>,
    signed: string | undefined,
  ): T | null {
    const payload = signed === undefined ? null : signer.verify(purpose, signed, clock.real());
    const content = payload === null ? null : (shape.safeParse(JSON.parse(payload)).data ?? null);
    return content && equalInConstantTime(ctx.cookies.get(nonceCookie) ?? '', content.nonce) ? content : null;
  }
}

function showPage(ctx: Ctx, status: number, [title, text]: readonly [string, string]): void {
  ctx.status = status;
  ctx.type = 'html';
  ctx.body = plainPage(title, text);
}
