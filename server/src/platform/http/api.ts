import { isDeepStrictEqual } from 'node:util';
import { type EndpointSchemas, mayCall, type ResponseOf, type Route } from '@yuanhang/contract';
import type { Context } from 'koa';
import type { Clock } from '../clock';
import type { Database, Tx } from '../database';
import { AppError } from '../errors';
import type { RateLimits } from '../rate-limits';
import { type EventStream, eventStream } from './event-stream';
import { readForm } from './form-body';
import { idempotency, keyedRequest } from './idempotency';
import { idempotentChange } from './idempotent-change';
import { parseRequest } from './parse';
import type { Principal } from './principal';
import type { RequestContext } from './request-context';
import { createRouter } from './router';
import { bearerOf, type SessionCookie } from './session-cookie';

type Handler<S extends EndpointSchemas> = (request: RequestContext<S>) => Promise<ResponseOf<S>>;
/**
 * Changes the database in the transaction that also stores the response. Must do nothing else, because it may be
 * retried.
 */
type ChangeHandler<S extends EndpointSchemas> = (request: RequestContext<S>, tx: Tx) => Promise<ResponseOf<S>>;
/** For files, redirects and pages: writes `request.ctx` itself. */
type RawHandler<S extends EndpointSchemas> = (request: RequestContext<S>) => Promise<void>;

export interface ApiDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly cookie: SessionCookie;
  /** Null for a token that is invalid, or not valid in this form (cookie or header). */
  readonly authenticate: (token: string, sentBy: 'browser' | 'phone') => Promise<Principal | null>;
  /** False once the session was revoked or has expired, or its user was disabled. Does not count as use of the session. */
  readonly isSessionOpen: (sessionId: string) => Promise<boolean>;
  /**
   * Checks every response against its schema: enabled in tests and demos, disabled in production, where it would only
   * cost time.
   */
  readonly checkAnswers: boolean;
  readonly rateLimits: RateLimits;
}

/** A registered route, for the documentation and the authorisation matrix. */
export interface Registered {
  readonly route: Route;
  readonly schemas: EndpointSchemas;
  /** The route responds with a file, a page or a redirect instead of JSON. */
  readonly isRaw: boolean;
}

/** Binds contract routes to handlers: permissions, parsing of the input, checks of the response. Denies by default. */
export class Api {
  readonly router = createRouter();
  readonly registered: Registered[] = [];
  /** For routes that cost this process more than others. */
  readonly rateLimits: RateLimits;
  readonly #once: ReturnType<typeof idempotency>;
  readonly #change: ReturnType<typeof idempotentChange>;

  constructor(private readonly deps: ApiDeps) {
    this.rateLimits = deps.rateLimits;
    this.#once = idempotency(deps.database, deps.clock);
    this.#change = idempotentChange(deps.database, deps.clock);
  }

  handle<S extends EndpointSchemas>(route: Route<S>, schemas: S, handler: Handler<S>): void {
    this.#register(route, schemas, false, async (request) => {
      const answer = async () => ({ status: 200, body: this.#checked(route, schemas, await handler(request)) });
      const { status, body } = route.idempotent ? await this.#once(keyed(route, request), answer) : await answer();
      request.ctx.status = status;
      request.ctx.body = body;
    });
  }

  /**
   * Registers a command whose work is one transaction: `handler` gets it and writes only there, because it may be
   * retried. On an idempotent route the key and the response are stored in the same transaction (`idempotentChange`).
   */
  change<S extends EndpointSchemas>(route: Route<S>, schemas: S, handler: ChangeHandler<S>): void {
    this.#register(route, schemas, false, async (request) => {
      const work = async (tx: Tx) => this.#checked(route, schemas, await handler(request, tx));
      const { ctx } = request;
      ctx.body = await (route.idempotent
        ? this.#change(keyed(route, request), work)
        : this.deps.database.transaction(work));
      ctx.status = 200;
    });
  }

  /** Responds to a raw request with a stream of events that ends with the session. */
  events({ ctx, principal }: Pick<RequestContext<EndpointSchemas>, 'ctx' | 'principal'>): EventStream {
    return eventStream(ctx, () => this.deps.isSessionOpen(principal.sessionId));
  }

  raw<S extends EndpointSchemas>(route: Route<S>, schemas: S, handler: RawHandler<S>): void {
    this.#register(route, schemas, true, handler);
  }

  #register<S extends EndpointSchemas>(
    route: Route<S>,
    schemas: S,
    isRaw: boolean,
    work: (request: RequestContext<S>) => Promise<void>,
  ): void {
    this.registered.push({ route, schemas, isRaw });
    this.router.register(route.path, [route.method], async (ctx: Context) => {
      // First, so that refused requests are logged and measured by their route too.
      ctx.state.route = route.path;
      const principal = await this.#principal(ctx);
      admit(route, principal);
      ctx.set('Cache-Control', 'no-store');
      const body = route.takesForm ? await readForm(ctx) : ctx.request.body;
      const parsed = parseRequest(schemas, { params: ctx.params, query: ctx.query, body });
      await work({
        ...(parsed as Pick<RequestContext<S>, 'params' | 'query' | 'body'>),
        requestId: ctx.state.requestId,
        ip: ctx.ip,
        get principal() {
          if (!principal) throw new AppError('not_signed_in');
          return principal;
        },
        ctx,
      });
    });
  }

  async #principal(ctx: Context): Promise<Principal | null> {
    const token = this.deps.cookie.read(ctx);
    const principal =
      token === null ? null : await this.deps.authenticate(token, bearerOf(ctx) === null ? 'browser' : 'phone');
    if (principal?.renewedUntil) this.deps.cookie.renew(ctx, principal.userId, principal.renewedUntil);
    return principal;
  }

  #checked<S extends EndpointSchemas>(route: Route<S>, schemas: S, answer: ResponseOf<S>): unknown {
    if (!this.deps.checkAnswers) return answer;
    const parsed = schemas.response.safeParse(answer);
    const name = `${route.method} ${route.path}`;
    if (!parsed.success) throw new Error(`${name} answers against its schema: ${parsed.error.message.slice(0, 2000)}`);
    // Parsing removes fields that the schema lacks; production would send them, for example a hash or a sealed
    // number.
    if (!isDeepStrictEqual(asSent(parsed.data), asSent(answer)))
      throw new Error(`${name} answers more than its schema`);
    return answer;
  }
}

function keyed<S extends EndpointSchemas>(route: Route<S>, { ctx, principal, params, query, body }: RequestContext<S>) {
  const key = ctx.get('idempotency-key') || undefined;
  return keyedRequest(principal.userId, `${route.method} ${route.path}`, key, { params, query, body });
}

const asSent = (answer: unknown): unknown => JSON.parse(JSON.stringify(answer ?? null));

function admit(route: Route, principal: Principal | null): void {
  if (route.access === 'public') return;
  if (!principal) throw new AppError('not_signed_in');
  if (!mayCall(route, principal.roles)) throw new AppError('forbidden');
}
