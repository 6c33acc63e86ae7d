import { errorCodes } from '@yuanhang/contract';
import { z } from 'zod';
import type { Registered } from './api';

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

const errorAnswer = {
  description: `错误，code 取值：${Object.keys(errorCodes).join('、')}`,
  content: { 'application/json': { schema: { $ref: '#/components/schemas/Error' } } },
};

function operation(entry: Registered): unknown {
  const { route, schemas } = entry;
  return {
    summary: route.summary,
    description: `可调用：${typeof route.access === 'string' ? route.access : route.access.join('、')}`,
    tags: [
      route.path
        .split('/')
        .slice(2, route.path.startsWith('/api/admin') ? 4 : 3)
        .join('/'),
    ],
    security: route.access === 'public' ? [] : [{ bearer: [] }, { cookie: [] }],
    parameters: parameters(entry),
    ...(schemas.body
      ? {
          requestBody: {
            required: true,
            content: { 'application/json': { schema: jsonSchema(schemas.body, 'input') } },
          },
        }
      : {}),
    responses: {
      200: { description: '成功', content: { 'application/json': { schema: jsonSchema(schemas.response, 'output') } } },
      default: errorAnswer,
    },
  };
}

/** The OpenAPI 3.1 document of everything registered: generated, never written by hand. */
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
      description: '学生出国（境）交流管理。先用「用演示账号登录」取得会话，再试其他接口。',
    },
    // Whatever address the reader came by: another one would be another origin.
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
