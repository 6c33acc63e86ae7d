import type { ErrorBody } from './errors';
import type { EndpointSchemas, RequestOf, ResponseOf, Route } from './route';

export interface TransportRequest {
  readonly method: string;
  /** The path with parameters filled in and the query appended. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: unknown;
}
export interface TransportResponse {
  readonly status: number;
  readonly body: unknown;
}
/** Sends a request: `fetch`, `Taro.request`, a test's agent. Rejects only when no response arrived. */
export type Transport = (request: TransportRequest) => Promise<TransportResponse>;

/** The server responded with an error; `body` has its code and a message for the person. */
export class ApiError extends Error {
  constructor(
    readonly status: number,
    readonly body: ErrorBody,
  ) {
    super(body.message);
    this.name = 'ApiError';
  }
}

export type CallOptions = { readonly idempotencyKey?: string };
export type Call = <S extends EndpointSchemas>(
  route: Route<S>,
  request: RequestOf<S>,
  options?: CallOptions,
) => Promise<ResponseOf<S>>;

const isErrorBody = (body: unknown): body is ErrorBody =>
  typeof body === 'object' && body !== null && 'code' in body && 'message' in body;

const asRecord = (value: unknown): Record<string, unknown> =>
  typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {};

/** Fills `:name` in a path and appends the query; omits undefined and null. */
export function buildUrl(path: string, params: Record<string, unknown>, query: Record<string, unknown>): string {
  const filled = path.replace(/:([A-Za-z]+)/g, (_, name: string) => encodeURIComponent(String(params[name])));
  const pairs = Object.keys(query)
    .filter((key) => query[key] !== undefined && query[key] !== null)
    .map((key) => `${encodeURIComponent(key)}=${encodeURIComponent(String(query[key]))}`);
  return pairs.length > 0 ? `${filled}?${pairs.join('&')}` : filled;
}

/** A typed caller over any transport. Throws `ApiError` for every status ≥ 400. */
export function createClient(transport: Transport, headers: () => Record<string, string> = () => ({})): Call {
  return async (route, request, options = {}) => {
    const parts = asRecord(request);
    const response = await transport({
      method: route.method,
      url: buildUrl(route.path, asRecord(parts.params), asRecord(parts.query)),
      headers: {
        'Content-Type': 'application/json',
        ...headers(),
        ...(options.idempotencyKey ? { 'Idempotency-Key': options.idempotencyKey } : {}),
      },
      body: parts.body,
    });
    if (response.status < 400) return response.body as ResponseOf<NonNullable<typeof route.schemas>>;
    throw new ApiError(
      response.status,
      isErrorBody(response.body)
        ? response.body
        : { code: 'unexpected', message: '服务暂时不可用，请稍后再试', requestId: '', problems: [] },
    );
  };
}
