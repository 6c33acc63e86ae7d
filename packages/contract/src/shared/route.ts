import type { Role } from '@yuanhang/domain';
import type { z } from 'zod';

export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/** Who may call a route. The scope of the query and the policy decide which records they may see. */
export type Access = 'public' | 'signed_in' | readonly Role[];

/** The request and response of a route, as zod schemas. Strict objects: an unknown field is a 400 and never stored. */
export interface EndpointSchemas {
  readonly params?: z.ZodType;
  readonly query?: z.ZodType;
  readonly body?: z.ZodType;
  readonly response: z.ZodType;
  /**
   * Accepts texts with characters that could not be read (U+FFFD): where somebody's safety may depend on the text, and
   * where the server removes such characters itself.
   */
  readonly keepsBrokenTexts?: true;
}

type InputOf<T> = T extends z.ZodType ? z.input<T> : undefined;

/** What the caller sends (before parsing). */
export type RequestOf<S extends EndpointSchemas> = {
  [K in 'params' | 'query' | 'body' as S[K] extends z.ZodType ? K : never]: InputOf<S[K]>;
};
export type ResponseOf<S extends EndpointSchemas> = z.output<S['response']>;

/** Plain data, so that the mini program and the bot include routes without zod. */
export interface Route<S extends EndpointSchemas = EndpointSchemas> {
  readonly method: Method;
  /** With `:name` parameters. */
  readonly path: string;
  readonly access: Access;
  /** One line in Chinese for the API documentation. */
  readonly summary: string;
  /** The caller must send `Idempotency-Key`; the same key gets the same response. */
  readonly idempotent?: boolean;
  /** The body is that of an HTML form: a page without scripts sends it. */
  readonly takesForm?: boolean;
  /** Types only; never present at run time. */
  readonly schemas?: S;
}

/** Whether a person with these roles may call the route. Clients hide what the server would refuse. */
export function mayCall({ access }: Pick<Route, 'access'>, roles: readonly Role[]): boolean {
  if (access === 'public') return true;
  // The bot is not a person: it calls only the routes that name it, and public ones.
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
    options: { idempotent?: boolean; takesForm?: boolean } = {},
  ): Route<S> => ({
    method,
    path,
    access,
    summary,
    ...options,
  });
