import type { ServerResponse } from 'node:http';

/** Allows only the page's own files and API; the page cannot be framed. */
const securityHeaders = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/** A request that is answered with `status`; the message is shown to the person. */
export class RequestError extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = 'RequestError';
  }
}

export function respond(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { ...securityHeaders, 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}

export const respondJson = (response: ServerResponse, status: number, body: unknown): void =>
  respond(response, status, 'application/json; charset=utf-8', JSON.stringify(body));

/** Sends the headers of a stream of server-sent events and leaves the response open. */
export function openEventStream(response: ServerResponse): void {
  response.writeHead(200, {
    ...securityHeaders,
    'Content-Type': 'text/event-stream; charset=utf-8',
    // nginx would otherwise buffer the events.
    'X-Accel-Buffering': 'no',
  });
  response.flushHeaders();
}
