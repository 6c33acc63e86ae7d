import type { EndpointSchemas } from '@yuanhang/contract';
import type { ParameterizedContext } from 'koa';
import type { z } from 'zod';
import type { Principal } from './principal';

type OutputOf<T> = T extends z.ZodType ? z.output<T> : undefined;

/** One request as a handler sees it: parsed, authenticated, allowed on this route. */
export interface RequestContext<S extends EndpointSchemas> {
  readonly params: OutputOf<S['params']>;
  readonly query: OutputOf<S['query']>;
  readonly body: OutputOf<S['body']>;
  readonly requestId: string;
  /** The caller's address: the socket's, unless TRUST_PROXY says how many proxies to believe. */
  readonly ip: string;
  /** Who asks. Throws `not_signed_in` on a public route without a session. */
  readonly principal: Principal;
  readonly ctx: ParameterizedContext;
}
