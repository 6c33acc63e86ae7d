import { personCookie } from '@yuanhang/contract';
import type { ParameterizedContext } from 'koa';

/** The session of a browser: its token, not readable by scripts, and a second cookie that tells scripts whose it is. */
export interface SessionCookie {
  readonly name: string;
  read(ctx: ParameterizedContext): string | null;
  set(ctx: ParameterizedContext, token: string, userId: string, expires: Date): void;
  /** Renews the cookies of the request with its new expiry; does nothing for a bearer token. */
  renew(ctx: ParameterizedContext, userId: string, expires: Date): void;
  clear(ctx: ParameterizedContext): void;
}

/** The token of an `Authorization: Bearer …` header; null without a well-formed one. */
export const bearerOf = (ctx: ParameterizedContext): string | null =>
  /^Bearer ([A-Za-z0-9_-]{20,100})$/.exec(ctx.get('authorization'))?.[1] ?? null;

/** `__Host-` binds the cookies to this host, but needs https. */
export function sessionCookie(secure: boolean): SessionCookie {
  const prefix = secure ? '__Host-' : '';
  const [name, personName] = [`${prefix}yh_session`, `${prefix}${personCookie}`];
  const options = { httpOnly: true, sameSite: 'lax', secure, path: '/', overwrite: true } as const;
  const readable = { ...options, httpOnly: false };
  const set = (ctx: ParameterizedContext, token: string, userId: string, expires: Date) => {
    ctx.cookies.secure = secure;
    ctx.cookies.set(name, token, { ...options, expires });
    ctx.cookies.set(personName, userId, { ...readable, expires });
  };
  return {
    name,
    read: (ctx) => bearerOf(ctx) ?? ctx.cookies.get(name) ?? null,
    set,
    renew(ctx, userId, expires) {
      const token = ctx.cookies.get(name);
      if (token !== undefined && bearerOf(ctx) === null) set(ctx, token, userId, expires);
    },
    clear(ctx) {
      ctx.cookies.secure = secure;
      ctx.cookies.set(name, null, options);
      ctx.cookies.set(personName, null, readable);
    },
  };
}
