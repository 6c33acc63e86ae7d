import type { IncomingMessage } from 'node:http';
import { RequestError } from './responses';

const maxBodyBytes = 64 * 1024;

/**
 * Reads the request body as a JSON object.
 * @throws RequestError 415, 413 or 400
 */
export async function readJsonObject(request: IncomingMessage): Promise<Record<string, unknown>> {
  // A form of another site cannot send this content type without a CORS preflight, which is never allowed.
  if (!/^application\/json\b/i.test(request.headers['content-type'] ?? '')) throw new RequestError(415, '请使用 JSON');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request) {
    const bytes: Buffer = chunk;
    size += bytes.length;
    if (size > maxBodyBytes) throw new RequestError(413, '内容太长');
    chunks.push(bytes);
  }
  try {
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    if (typeof body === 'object' && body !== null && !Array.isArray(body)) return { ...body };
  } catch {
    // Invalid JSON is answered like any other body that is no object.
  }
  throw new RequestError(400, '请求格式不正确');
}

/**
 * Returns the field's text without surrounding white space, 1 to `maxLength` UTF-16 code units.
 * @param label names the field in the message to the person
 * @throws RequestError 400
 */
export function textField(fields: Record<string, unknown>, name: string, label: string, maxLength: number): string {
  const value = fields[name];
  if (typeof value !== 'string' || value.trim() === '') throw new RequestError(400, `请填写${label}`);
  if (value.trim().length > maxLength) throw new RequestError(400, `${label}不能超过 ${maxLength} 个字`);
  return value.trim();
}
