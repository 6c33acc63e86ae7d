import { errorCodes } from '@yuanhang/contract';
import { z } from 'zod';
import type { Registered } from './api';
import { guide, tagOf } from './guide';

type JsonSchema = Record<string, unknown>;

function jsonSchema(schema: z.ZodType, io: 'input' | 'output'): JsonSchema {
  const { $schema: _, ...rest } = z.toJSONSchema(schema, { target: 'draft-2020-12', io, unrepresentable: 'any' });
  return rest;
}

const properties = (schema: JsonSchema): [string, unknown][] =>
  typeof schema.properties === 'object' && schema.properties !== null ? Object.entries(schema.properties) : [];
const required = (schema: JsonSchema, name: string) => Array.isArray(schema.required) && schema.required.includes(name);

function parameters({ route, schemas }: Registered): unknown[] {
  const of = (place: 'path' | 'query', schema: z.ZodType | undefined) => {
    if (!schema) return [];
    const described = jsonSchema(schema, 'input');
    return properties(described).map(([name, shape]) => ({
      name,
      in: place,
      required: place === 'path' || required(described, name),
      schema: shape,
    }));
  };
  const key = route.idempotent
    ? [
        {
          name: 'Idempotency-Key',
          in: 'header',
          required: true,
          schema: { type: 'string', pattern: '^[A-Za-z0-9_-]{8,64}$' },
        },
      ]
    : [];
  return [...of('path', schemas.params), ...of('query', schemas.query), ...key];
}

/** The possible errors by status: permission, input, state, and failures of the server. */
function errorAnswers({ route, schemas }: Registered): Record<string, unknown> {
  const takesInput = schemas.params ?? schemas.query ?? schemas.body;
  const statuses = [
    ...(takesInput || route.idempotent ? [400] : []),
    ...(route.access === 'public' ? [] : [401, 403]),
    ...(schemas.params ? [404] : []),
    ...(route.method === 'GET' ? [] : [409, 422, 429]),
    500,
    503,
  ];
  const codesOf = (status: number) =>
    Object.entries(errorCodes).flatMap(([code, known]) => (known.status === status ? [code] : []));
  const answer = (description: string) => ({
    description,
    content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
  });
  return {
    ...Object.fromEntries(statuses.map((status) => [status, answer(`code：${codesOf(status).join('、')}`)])),
    default: answer('其他错误，见 docs/errors.md'),
  };
}

function goodAnswers({ schemas, isRaw }: Registered): Record<string, unknown> {
  if (isRaw) return { 200: { description: '文件或页面', content: { '*/*': {} } }, 302: { description: '跳转' } };
  const schema = jsonSchema(schemas.response, 'output');
  return { 200: { description: '成功', content: { 'application/json': { schema } } } };
}

function operation(entry: Registered): unknown {
  const { route, schemas } = entry;
  return {
    summary: route.summary,
    description: `可调用：${typeof route.access === 'string' ? route.access : route.access.join('、')}`,
    tags: [tagOf(route.path)],
    security: route.access === 'public' ? [] : [{ bearer: [] }, { cookie: [] }],
    parameters: parameters(entry),
    ...(schemas.body
      ? {
          requestBody: {
            required: true,
            content: {
              [route.takesForm ? 'application/x-www-form-urlencoded' : 'application/json']: {
                schema: jsonSchema(schemas.body, 'input'),
              },
            },
          },
        }
      : {}),
    responses: {
      ...goodAnswers(entry),
      ...errorAnswers(entry),
    },
  };
}

/** The OpenAPI 3.1 document of every registered route, generated from the contract. */
export function openApiDocument(registered: readonly Registered[], cookieName: string): unknown {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const entry of registered) {
    const path = entry.route.path.replace(/:([A-Za-z]+)/g, '{$1}');
    paths[path] = { ...paths[path], [entry.route.method.toLowerCase()]: operation(entry) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '远航 API',
      version: '0.1.0',
      description: guide,
    },
    // Relative, because the reader's address may be another origin than any configured one.
    servers: [{ url: '/' }],
    paths,
    components: {
      securitySchemes: {
        bearer: { type: 'http', scheme: 'bearer' },
        cookie: { type: 'apiKey', in: 'cookie', name: cookieName },
      },
      schemas: {
        Error: {
          type: 'object',
          required: ['code', 'message', 'requestId', 'problems'],
          properties: {
            code: { enum: Object.keys(errorCodes) },
            message: { type: 'string' },
            requestId: { type: 'string' },
            detail: { type: 'string' },
            problems: {
              type: 'array',
              items: {
                type: 'object',
                required: ['field', 'code', 'message'],
                properties: { field: { type: 'string' }, code: { type: 'string' }, message: { type: 'string' } },
              },
            },
          },
        },
      },
    },
  };
}
