import type { EndpointSchemas } from '@yuanhang/contract';
import type { z } from 'zod';
import { brokenTexts } from '../broken-texts';
import { AppError } from '../errors';
import { problemsOf } from './problems';

function parsePart(schema: z.ZodType | undefined, value: unknown, keepsBrokenTexts: boolean): unknown {
  if (!schema) return undefined;
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw new AppError('invalid_input', { problems: problemsOf(parsed.error) });
  const problems = keepsBrokenTexts ? [] : brokenTexts(parsed.data);
  if (problems.length > 0) throw new AppError('invalid_input', { problems });
  return parsed.data;
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
  const { keepsBrokenTexts = false } = schemas;
  return {
    params: parsePart(schemas.params, raw.params, keepsBrokenTexts),
    query: parsePart(schemas.query, given(raw.query), keepsBrokenTexts),
    body: parsePart(schemas.body, raw.body ?? {}, keepsBrokenTexts),
  };
}
