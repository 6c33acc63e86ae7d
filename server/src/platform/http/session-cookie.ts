import type { ParameterizedContext } from 'koa';

/** The session cookie of H5: not readable by scripts, sent only to this server. */
export interface SessionCookie {
  readonly name: string;
  read(ctx: ParameterizedContext): string | null;
  set(ctx: ParameterizedContext, token: string, expires: Date): void;
  /** Renews the cookie of the request with its new expiry; does nothing for a bearer token. */
  renew(ctx: ParameterizedContext, expires: Date): void;
  clear(ctx: ParameterizedContext): void;
}

/** The token of an `Authorization: Bearer …` header; null without a well-formed one. */
export const bearerOf = (ctx: ParameterizedContext): string | null =>
  /^Bearer ([A-Za-z0-9_-]{20,100})$/.exec(ctx.get('authorization'))?.[1] ?? null;

/** `__Host-` binds the cookie to this host, but needs https. */
export function sessionCookie(secure: boolean): SessionCookie {
  const name = secure ? '__Host-yh_session' : 'yh_session';
  const options = { httpOnly: true, sameSite: 'lax', secure, path: '/', overwrite: true } as const;
  const set = (ctx: ParameterizedContext, token: string, expires: Date) => {
    ctx.cookies.secure = secure;
    ctx.cookies.set(name, token, { ...options, expires });
  };
  return {
    name,
    read: (ctx) => bearerOf(ctx) ?? ctx.cookies.get(name) ?? null,
    set,
    renew(ctx, expires) {
      const token = ctx.cookies.get(name);
      if (token !== undefined && bearerOf(ctx) === null) set(ctx, token, expires);
    },
    clear(ctx) {
      ctx.cookies.secure = secure;
      ctx.cookies.set(name, null, options);
    },
  };
}
