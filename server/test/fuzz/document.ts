import { z } from 'zod';

/** The part of a JSON schema needed to generate values. */
export interface Shape {
  readonly [other: string]: unknown;
  readonly type?: string | undefined;
  readonly enum?: readonly unknown[] | undefined;
  readonly const?: unknown;
  readonly format?: string | undefined;
  readonly pattern?: string | undefined;
  readonly minLength?: number | undefined;
  readonly maxLength?: number | undefined;
  readonly minimum?: number | undefined;
  readonly maximum?: number | undefined;
  readonly maxItems?: number | undefined;
  readonly properties?: Readonly<Record<string, Shape>> | undefined;
  readonly required?: readonly string[] | undefined;
  readonly items?: Shape | undefined;
  readonly anyOf?: readonly Shape[] | undefined;
}
const shape: z.ZodType<Shape> = z.looseObject({
  type: z.string().optional(),
  enum: z.array(z.unknown()).optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  minLength: z.number().optional(),
  maxLength: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  maxItems: z.number().optional(),
  required: z.array(z.string()).optional(),
  get properties() {
    return z.record(z.string(), shape).optional();
  },
  get items() {
    return shape.optional();
  },
  get anyOf() {
    return z.array(shape).optional();
  },
});

const content = z.record(z.string(), z.object({ schema: z.record(z.string(), z.unknown()).optional() }));
const parameter = z.object({
  name: z.string(),
  in: z.enum(['path', 'query', 'header']),
  required: z.boolean(),
  schema: shape,
});
const operation = z.object({
  description: z.string(),
  parameters: z.array(parameter),
  requestBody: z.object({ content: z.record(z.string(), z.object({ schema: shape })) }).optional(),
  responses: z.record(z.string(), z.object({ content: content.optional() })),
});
const document = z.object({
  paths: z.record(z.string(), z.record(z.string(), operation)),
  components: z.object({ schemas: z.object({ Error: z.record(z.string(), z.unknown()) }) }),
});

/** The part of an operation in the document that a caller needs. */
export interface Operation {
  readonly method: string;
  readonly path: string;
  /** The permitted callers, in the document's words. */
  readonly callers: string;
  readonly parameters: readonly z.output<typeof parameter>[];
  readonly body: Shape | null;
  /** Null when the response matches the document for its status; otherwise the difference. */
  check(status: number, contentType: string, body: unknown): string | null;
}

/** Every operation of the document. */
export function operationsOf(given: unknown): Operation[] {
  const { paths, components } = document.parse(given);
  const error = z.fromJSONSchema(components.schemas.Error);
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).map(([method, { description, parameters, requestBody, responses }]): Operation => {
      const schemas = new Map<string, z.ZodType | null>();
      /** Null where the document leaves the content open: a file, a page. */
      const schemaOf = (key: string): z.ZodType | null => {
        const known = schemas.get(key);
        if (known !== undefined) return known;
        const described = responses[key]?.content?.['application/json']?.schema;
        const schema = described === undefined ? null : '$ref' in described ? error : z.fromJSONSchema(described);
        schemas.set(key, schema);
        return schema;
      };
      return {
        method: method.toUpperCase(),
        path,
        callers: description,
        parameters,
        body: requestBody?.content['application/json']?.schema ?? null,
        check(status, contentType, body) {
          const key = responses[status] ? String(status) : 'default';
          if (!responses[key]) return `${status} is not documented`;
          const schema = schemaOf(key);
          if (schema === null) return null;
          if (!contentType.startsWith('application/json')) return `${status} is ${contentType}`;
          const parsed = schema.safeParse(body);
          return parsed.success ? null : `${status} ${z.prettifyError(parsed.error)}`;
        },
      };
    }),
  );
}
