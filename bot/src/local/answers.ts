import type { IncomingMessage, ServerResponse } from 'node:http';

/** Nothing else than this page's own files may run, load or frame it. */
const headers = {
  'Content-Security-Policy':
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  'X-Content-Type-Options': 'nosniff',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Cache-Control': 'no-store',
};

/** What went wrong with a request, in words for the person. */
export class Refused extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
    this.name = 'Refused';
  }
}

export function answer(response: ServerResponse, status: number, type: string, body: string | Buffer): void {
  response.writeHead(status, { ...headers, 'Content-Type': type, 'Content-Length': Buffer.byteLength(body) });
  response.end(body);
}

export const answerJson = (response: ServerResponse, status: number, body: unknown): void =>
  answer(response, status, 'application/json; charset=utf-8', JSON.stringify(body));

/** A stream of events that stays open. */
export function openEvents(response: ServerResponse): void {
  response.writeHead(200, {
    ...headers,
    'Content-Type': 'text/event-stream; charset=utf-8',
    'X-Accel-Buffering': 'no',
  });
  response.flushHeaders();
}

const largestBody = 64 * 1024;

/** The text fields of a JSON object. Throws `Refused`. */
export async function readFields(request: IncomingMessage): Promise<Record<string, unknown>> {
  // Another site's form cannot send this type without being asked first, and we never allow it.
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) throw new Refused(415, '请使用 JSON');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes: Buffer = chunk;
    size += bytes.length;
    if (size > largestBody) throw new Refused(413, '内容太长');
    chunks.push(bytes);
  }
  try {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return { ...body };
  } catch {
    // Answered below, like everything else that is no object.
  }
  throw new Refused(400, '请求格式不正确');
}

/** A text field, trimmed, of 1 to `most` characters. Throws `Refused`. */
export function textField(fields: Record<string, unknown>, name: string, label: string, most: number): string {
  const value = fields[name];
  if (typeof value !== 'string' || value.trim() === '') throw new Refused(400, `请填写${label}`);
  if (value.trim().length > most) throw new Refused(400, `${label}不能超过 ${most} 个字`);
  return value.trim();
}
