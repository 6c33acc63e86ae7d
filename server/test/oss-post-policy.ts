import type { IncomingMessage } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { Busboy } from '@fastify/busboy';

/** The fields and the file of a form, in memory. */
export function parseForm(request: IncomingMessage): Promise<{ fields: Record<string, string>; file: Buffer }> {
  const form = new Busboy({ headers: { ...request.headers, 'content-type': request.headers['content-type'] ?? '' } });
  const fields: Record<string, string> = {};
  let file: Promise<Buffer> = Promise.resolve(Buffer.alloc(0));
  form.on('field', (name, value) => {
    fields[name] = value;
  });
  form.on('file', (_, stream) => {
    file = buffer(stream);
  });
  return new Promise((resolve, reject) => {
    form.on('finish', () => file.then((bytes) => resolve({ fields, file: bytes }), reject));
    form.on('error', reject);
    request.pipe(form);
  });
}

/** Why a post does not match its policy; null when it does. A policy with too few conditions is refused as well. */
export function policyRefusal(fields: Readonly<Record<string, string>>, bytes: number): string | null {
  const policy: { expiration: string; conditions: unknown[] } = JSON.parse(
    Buffer.from(fields.policy ?? '', 'base64').toString('utf8'),
  );
  if (!(new Date(policy.expiration).getTime() > Date.now())) return 'expired';
  let bindsKey = false;
  let bindsSize = false;
  for (const condition of policy.conditions) {
    if (!Array.isArray(condition)) continue;
    const [kind, subject, limit] = condition;
    if (kind === 'eq' && fields[String(subject).slice(1)] !== limit) return `differs: ${subject}`;
    if (kind === 'content-length-range' && (bytes < subject || bytes > limit)) return 'size';
    bindsKey ||= kind === 'eq' && subject === '$key';
    bindsSize ||= kind === 'content-length-range';
  }
  return bindsKey && bindsSize ? null : 'binds too little';
}
