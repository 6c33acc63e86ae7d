import type { EndpointSchemas } from '@yuanhang/contract';
import type { ParameterizedContext } from 'koa';
import type { z } from 'zod';
import type { Principal } from './principal';

type OutputOf<T> = T extends z.ZodType ? z.output<T> : undefined;

/** One request for a handler: parsed, authenticated and permitted on this route. */
export interface RequestContext<S extends EndpointSchemas> {
  readonly params: OutputOf<S['params']>;
  readonly query: OutputOf<S['query']>;
  readonly body: OutputOf<S['body']>;
  readonly requestId: string;
  /** The client's address: that of the socket, or of the header according to TRUST_PROXY. */
  readonly ip: string;
  /** The signed-in person. Throws `not_signed_in` on a public route without a session. */
  readonly principal: Principal;
  readonly ctx: ParameterizedContext;
}
