import { z } from 'zod';
import { startTestApp, type TestApp } from '../test/app';
import { buildCollege, buildStaff, buildStudent } from '../test/factories/identity';
import { type RawAnswer, send } from '../test/http';
import { newId } from './platform/database';
import type { Registered } from './platform/http';

const texts = z.array(z.string());
/** The part of a field's documentation that these tests read. */
const documented = z.object({
  /** A list where several types are allowed; these tests skip such fields. */
  type: z.union([z.string(), texts]).optional(),
  enum: z.array(z.unknown()).optional(),
  const: z.unknown().optional(),
  format: z.string().optional(),
  pattern: z.string().optional(),
  maxLength: z.number().optional(),
  minimum: z.number().optional(),
  maximum: z.number().optional(),
  maxItems: z.number().optional(),
  required: texts.optional(),
  /** False where unknown keys are refused. */
  additionalProperties: z.unknown().optional(),
  get properties() {
    return z.record(z.string(), documented).optional();
  },
  get items() {
    return documented.optional();
  },
  get anyOf() {
    return z.array(documented).optional();
  },
});
type Documented = z.output<typeof documented>;
const rootOf = (schema: z.ZodType): Documented =>
  documented.parse(z.toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }));

/** The only type of a field besides null; null for a field with several types. */
function kindOf(field: Documented): Documented | null {
  const kinds = (field.anyOf ?? [field]).filter(({ type }) => type !== 'null');
  const [only] = kinds;
  return kinds.length === 1 && only ? only : null;
}

/** Values that a field of this type must refuse, whatever its constraints. */
function wrongValues({ type, enum: options, const: constant, ...field }: Documented): unknown[] {
  if (options || constant !== undefined) return ['no_such_choice', 7, ['x'], { $gt: '' }];
  if (type === 'string')
    return [
      7,
      true,
      ['x'],
      { $ne: null },
      ...(field.maxLength === undefined ? [] : ['长'.repeat(field.maxLength + 1)]),
      ...(field.format === 'date' ? ['2027-02-30', '2027-13-01', '明天', '2027-1-1', '9999-12-31', ''] : []),
      ...(field.format === 'date-time' ? ['2027-02-30T00:00:00.000Z', '2027-01-01', '现在', ''] : []),
    ];
  if (type === 'integer' || type === 'number')
    return [
      '7',
      true,
      ['7'],
      { $gt: 0 },
      1e308,
      ...(type === 'integer' ? [1.5, 2 ** 53] : []),
      ...(field.minimum === undefined ? [] : [field.minimum - 1]),
      ...(field.maximum === undefined ? [] : [field.maximum + 1]),
    ];
  if (type === 'boolean') return ['true', 1, [true]];
  if (type === 'array') return ['x', 7, { 0: 'x' }, ...(field.maxItems === undefined ? [] : [tooMany(field.maxItems)])];
  if (type === 'object') return ['x', 7, [['x']]];
  return [];
}
const tooMany = (most: number): unknown[] => Array.from({ length: most + 1 }, () => null);

/** One invalid value at one path: `languages.0.score`. */
interface Wrong {
  readonly field: string;
  readonly value: unknown;
  readonly body: unknown;
}

function* wrongsIn(parent: Documented, path: readonly string[], wrap: (value: unknown) => unknown): Generator<Wrong> {
  for (const [name, field] of Object.entries(parent.properties ?? {})) {
    const kind = kindOf(field);
    if (!kind) continue;
    const here = [...path, name];
    const within = (value: unknown) => wrap({ [name]: value });
    for (const value of wrongValues(kind)) yield { field: here.join('.'), value, body: within(value) };
    yield* wrongsIn(kind, here, within);
    if (kind.items) yield* wrongsIn(kind.items, [...here, '0'], (value) => within([value]));
  }
}

let server: TestApp;
const tokens: Record<'student' | 'staff' | 'bot', string> = { student: '', staff: '', bot: '' };

beforeAll(async () => {
  server = await startTestApp({
    env: { CAS_URL: 'http://127.0.0.1:9/cas', WECHAT_APPID: 'wx-test', WECHAT_SECRET: 'secret' },
  });
  const { identity } = server.app.modules;
  const collegeId = await buildCollege(identity);
  const staff = await buildStaff(identity, {
    roles: [{ role: 'college_reviewer', collegeId }, { role: 'office' }, { role: 'finance' }, { role: 'admin' }],
  });
  const tokenOf = async (id: string) =>
    (await server.test.database.transaction((tx) => identity.sessions.open(id, tx))).token;
  tokens.student = await tokenOf(await buildStudent(identity, collegeId));
  tokens.staff = await tokenOf(staff.id);
  tokens.bot = server.config.secrets.botToken;
});
afterAll(() => server.stop());

const nameOf = ({ route: { method, path } }: Registered) => `${method} ${path}`;

/** Sends as a permitted caller, so that only the input can cause an error. */
function sendTo({ route }: Registered, { body, query = '' }: { body?: unknown; query?: string }): Promise<RawAnswer> {
  const { access, method } = route;
  const caller = typeof access === 'string' || access.includes('student') ? 'student' : 'staff';
  const path = route.path
    .replace(':page', 'basic')
    .replace(':year', '2026')
    .replace(':purpose', 'chat')
    .replace('templates/:kind', 'templates/students')
    .replace(':kind', 'applications')
    .replace(':key', 'form')
    .replace(/:\w+/g, () => newId());
  return send(server.url, method, path + query, {
    token: tokens[typeof access !== 'string' && access.includes('bot') ? 'bot' : caller],
    ...(body !== undefined && { body }),
  });
}

const refusal = z.object({
  code: z.literal('invalid_input'),
  message: z.string().regex(/\p{Script=Han}/u),
  problems: z.array(
    z.object({
      field: z.string(),
      code: z.string().regex(/^[a-z_]+$/),
      message: z.string().regex(/\p{Script=Han}/u),
    }),
  ),
});

/** Null when the response is a 400 that names the field, with a stable code and a Chinese message. */
function fault({ status, body }: RawAnswer, field: string): unknown {
  const parsed = refusal.safeParse(body);
  if (status !== 400 || !parsed.success) return { status, body };
  const named = parsed.data.problems.some((one) => one.field === field || one.field.startsWith(`${field}.`));
  return named ? null : parsed.data.problems.map((one) => one.field).join(' ');
}

it('names every invalid value in a body by its field, in Chinese', async () => {
  const found: Record<string, unknown> = {};
  let tried = 0;
  for (const entry of server.app.routes) {
    if (!entry.schemas.body) continue;
    for (const { field, value, body } of wrongsIn(rootOf(entry.schemas.body), [], (whole) => whole)) {
      tried += 1;
      const wrong = fault(await sendTo(entry, { body }), field);
      if (wrong !== null) found[`${nameOf(entry)} ${field} = ${JSON.stringify(value)?.slice(0, 40)}`] = wrong;
    }
  }
  expect(found).toEqual({});
  expect(tried).toBeGreaterThan(500);
});

it('names every invalid value in an address by its key: repeated, too long, not a number, not an option, unknown', async () => {
  const found: Record<string, unknown> = {};
  let tried = 0;
  for (const entry of server.app.routes) {
    // CAS redirects a browser there, which gets a page instead of a JSON error.
    if (!entry.schemas.query || entry.route.path.endsWith('/cas/callback')) continue;
    const { properties = {}, required = [] } = rootOf(entry.schemas.query);
    const keys = Object.entries(properties);
    for (const [key, field] of keys) {
      const isNumber = field.type === 'number' || field.type === 'integer';
      const queries = [
        `${key}=1&${key}=2`,
        `${key}[$ne]=1`,
        ...(isNumber ? ['abc', '1.5', '-1', '1e99', 'NaN'].map((value) => `${key}=${value}`) : []),
        ...(required.includes(key) ? [`${key}=`, `${key}=%20`] : []),
        ...(field.enum ? [`${key}=no_such_choice`] : []),
        ...(field.format === 'date' ? [`${key}=2027-02-30`] : []),
        ...(field.maxLength === undefined ? [] : [`${key}=${'x'.repeat(field.maxLength + 1)}`]),
      ];
      for (const query of queries) {
        tried += 1;
        const wrong = fault(await sendTo(entry, { query: `?${query}` }), query.includes('[') ? `${key}[$ne]` : key);
        if (wrong !== null) found[`${nameOf(entry)}?${query.slice(0, 60)}`] = wrong;
      }
    }
    const wrong = fault(await sendTo(entry, { query: '?no_such_key=1' }), 'no_such_key');
    if (wrong !== null) found[`${nameOf(entry)}?no_such_key`] = wrong;
  }
  expect(found).toEqual({});
  expect(tried).toBeGreaterThan(100);
});

/** Objects whose keys the contract does not name, with the check that refuses unknown ones instead. */
const checkedElsewhere: Readonly<Record<string, string>> = {
  'PUT /api/applications/:id/pages/:page body.values': 'the form interpreter of the domain: drafts.test.ts',
  'POST /api/applications/:id/languages body.values': 'the form interpreter of the domain: drafts.test.ts',
  'PUT /api/applications/:id/languages/:languageId body.values': 'the form interpreter of the domain: drafts.test.ts',
  'PUT /api/requests/:id/form body.values': 'the form interpreter of the domain: requests.test.ts',
  'GET /api/session/cas/callback query': 'nothing: CAS servers add parameters of their own, none of which is read',
};

it('refuses unknown keys in every object of every input, at any depth', () => {
  const open: string[] = [];
  const look = (field: Documented, path: string): void => {
    for (const kind of field.anyOf ?? [field]) {
      const isObject = kind.type === 'object' || kind.properties !== undefined;
      if (isObject && kind.additionalProperties !== false) open.push(path);
      for (const [name, child] of Object.entries(kind.properties ?? {})) look(child, `${path}.${name}`);
      if (kind.items) look(kind.items, `${path}[]`);
    }
  };
  for (const entry of server.app.routes) {
    const { params, query, body } = entry.schemas;
    for (const [part, schema] of Object.entries({ params, query, body })) {
      if (schema) look(rootOf(schema), `${nameOf(entry)} ${part}`);
    }
  }
  expect(open.sort()).toEqual(Object.keys(checkedElsewhere).sort());
});

it('limits every text and every list of a body', () => {
  const endless: string[] = [];
  function look(parent: Documented, path: string): void {
    for (const [name, field] of Object.entries(parent.properties ?? {})) {
      for (const kind of field.anyOf ?? [field]) {
        const hasEnd = kind.maxLength ?? kind.enum ?? kind.format ?? kind.pattern ?? kind.const;
        if (kind.type === 'string' && hasEnd === undefined) endless.push(`${path}.${name}`);
        if (kind.type === 'array' && kind.maxItems === undefined) endless.push(`${path}.${name}[]`);
        look(kind, `${path}.${name}`);
        if (kind.items) look({ properties: { '0': kind.items } }, `${path}.${name}`);
      }
    }
  }
  for (const entry of server.app.routes) if (entry.schemas.body) look(rootOf(entry.schemas.body), nameOf(entry));
  expect(endless).toEqual([]);
});
