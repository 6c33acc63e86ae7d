import type { Role } from '@yuanhang/domain';
import type { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Who may call a route at all. What they may see there is the query's scope and the policy's business. */
export type Access = 'public' | 'signed_in' | readonly Role[];

/** What a route takes and gives, as zod schemas. Strict objects: an unknown field is a 400, never stored. */
export interface EndpointSchemas {
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly response: z.ZodType;
}

type InputOf<T> = T extends z.ZodType ? z.input<T> : undefined;

/** What the caller sends (before parsing). */
export type RequestOf<S extends EndpointSchemas> = {
  [K in 'params' | 'query' | 'body' as S[K] extends z.ZodType ? K : never]: InputOf<S[K]>;
};
export type ResponseOf<S extends EndpointSchemas> = z.output<S['response']>;

/** Plain data, so that the mini program and the bot carry routes without carrying zod. */
export interface Route<S extends EndpointSchemas = EndpointSchemas> {
  readonly method: Method;
  /** With `:name` parameters. */
  readonly path: string;
  readonly access: Access;
  /** One line, Chinese, for the API's documentation. */
  readonly summary: string;
  /** The caller must send `Idempotency-Key`; the same key gives the same answer. */
  readonly idempotent?: boolean;
  /** Types only; never present at run time. */
  readonly schemas?: S;
}

/** Whether somebody with these roles may call the route. Clients hide by it what the server would refuse. */
export function mayCall({ access }: Pick<Route, 'access'>, roles: readonly Role[]): boolean {
  if (access === 'public') return true;
  // The bot is no person: it calls the routes that name it, and public ones.
  if (access === 'signed_in') return !roles.includes('bot');
  return access.some((role) => roles.includes(role));
}

/** `route<typeof schemas.list>()('GET', '/api/programmes', 'signed_in', '…')`: the schema stays a type. */
export const route =
  <S extends EndpointSchemas>() =>
  (
    method: Method,
    path: string,
    access: Access,
    summary: string,
    options: { idempotent?: boolean } = {},
  ): Route<S> => ({
    method,
    path,
    access,
    summary,
    ...options,
  });
