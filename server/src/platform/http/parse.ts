import type { EndpointSchemas } from '@yuanhang/contract';
import type { z } from 'zod';
import { AppError } from '../errors';
import { problemsOf } from './problems';

function parsePart(schema: z.ZodType | undefined, value: unknown): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value);
  if (parsed.success) return parsed.data;
  throw new AppError('invalid_input', { problems: problemsOf(parsed.error) });
}

/** `?year=` is a missing value: converted to a number, an empty text would be 0. */
const given = (query: unknown) =>
  Object.fromEntries(
    Object.entries(query as object).filter(([, value]) => typeof value !== 'string' || value.trim() !== ''),
  );

/** Koa returns a repeated query key as an array, which the schema of a scalar refuses. */
export function parseRequest<S extends EndpointSchemas>(
  schemas: S,
  raw: { params: unknown; query: unknown; body: unknown },
) {
  return {
    params: parsePart(schemas.params, raw.params),
    query: parsePart(schemas.query, given(raw.query)),
    body: parsePart(schemas.body, raw.body ?? {}),
  };
}
