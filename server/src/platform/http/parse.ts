import type { EndpointSchemas } from '@yuanhang/contract';
import type { Problem } from '@yuanhang/domain';
import { z } from 'zod';
import { AppError } from '../errors';

z.config(z.locales.zhCN());

/** Names every field at fault: `fields.3.key`, in Chinese, with zod's stable issue code. */
export function problemsOf(error: z.ZodError): Problem[] {
  return error.issues.flatMap((issue) => {
    if (issue.code === 'unrecognized_keys') {
      return issue.keys.map((key) => ({
        field: [...issue.path, key].join('.'),
        code: 'unknown_field',
        message: '不认识的字段',
      }));
    }
    return [{ field: issue.path.join('.'), code: issue.code, message: issue.message }];
  });
}

function parsePart(schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AppError('invalid_input', { problems: problemsOf(parsed.error) });
}

/** Koa gives a repeated query key as an array: where a scalar is meant, the schema refuses it. */
export function parseRequest<S extends EndpointSchemas>(
  schemas: S,
  raw: { params: unknown; query: unknown; body: unknown },
) {
  return {
    params: parsePart(schemas.params, raw.params),
    query: parsePart(schemas.query, { ...(raw.query as object) }),
    body: parsePart(schemas.body, raw.body ?? {}),
  };
}
