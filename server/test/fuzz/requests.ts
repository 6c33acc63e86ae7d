import fc from 'fast-check';
import type { Operation } from './document';
import { type Known, valuesOf } from './values';

/** One request as it is sent. */
export interface Shot {
  readonly operation: Operation;
  readonly address: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | null;
}

const asText = (value: unknown) => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));
/** Encodes through bytes, because half a surrogate pair cannot be encoded. */
const encode = (value: unknown) => encodeURIComponent(Buffer.from(asText(value).slice(0, 4000)).toString('utf8'));

function addresses({ path, parameters }: Operation, known: Known): fc.Arbitrary<string> {
  const places = parameters
    .filter((one) => one.in === 'path')
    .map(({ name, schema }) => valuesOf(schema, known, name).map((value) => [name, value] as const));
  const queries = parameters
    .filter((one) => one.in === 'query')
    .map(({ name, schema, required }) => {
      const given = valuesOf(schema, known, name).map((value) => [`${name}=${encode(value)}`]);
      const twice = given.map(([one = '']) => [one, one]);
      const nested = fc.constantFrom([`${name}[$ne]=1`], [`${name}[]=1`], [`${name}=`]);
      return fc.oneof(
        { weight: required ? 2 : 16, arbitrary: fc.constant([]) },
        { weight: required ? 30 : 10, arbitrary: given },
        { weight: 1, arbitrary: twice },
        { weight: 1, arbitrary: nested },
      );
    });
  const strange = fc.constantFrom(
    '__proto__=1',
    'constructor[prototype][x]=1',
    '%00=1',
    'a'.repeat(3000),
    '%E0%A4%A=1',
  );
  const extra = fc.oneof(
    { weight: 40, arbitrary: fc.constant([]) },
    { weight: 1, arbitrary: strange.map((one) => [one]) },
  );
  return fc.tuple(fc.tuple(...places), fc.tuple(...queries, extra)).map(([named, asked]) => {
    const filled = named.reduce((so, [name, value]) => so.replace(`{${name}}`, encode(value) || '-'), path);
    const query = asked.flat().join('&');
    return query === '' ? filled : `${filled}?${query}`;
  });
}

/** Truncated documents, other encodings, other prototypes: requests that our clients never send. */
const broken = fc.constantFrom(
  '',
  '{',
  '[]',
  'null',
  '"x"',
  '{"a":1,"a":2}',
  '{"__proto__":{"roles":["admin"]}}',
  '{"constructor":{"prototype":{"roles":["admin"]}}}',
  `${'['.repeat(20_000)}${']'.repeat(20_000)}`,
  `{"a":"${'x'.repeat(300_000)}"}`,
  '\ufeff{}',
  '{"version":1e400}',
);

const keys = fc.oneof(
  { weight: 20, arbitrary: fc.uuid() },
  { weight: 2, arbitrary: fc.constant('the-same-key') },
  { weight: 1, arbitrary: fc.constantFrom('', 'short', 'x'.repeat(65), "' OR 1=1 --") },
);
const types = fc.oneof(
  { weight: 30, arbitrary: fc.constant('application/json') },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      'text/plain',
      'application/x-www-form-urlencoded',
      'multipart/form-data; boundary=x',
      'multipart/form-data',
      'application/json; charset=utf-7',
      'application/xml',
    ),
  },
);
const more = fc.oneof(
  { weight: 20, arbitrary: fc.constant({}) },
  {
    weight: 1,
    arbitrary: fc.constantFrom(
      { 'content-encoding': 'gzip' },
      { 'x-forwarded-for': "127.0.0.1' OR '1'='1" },
      { 'x-http-method-override': 'DELETE' },
      { range: 'bytes=0-0,5-1' },
      { 'if-none-match': '*' },
      { accept: 'application/xml' },
      { 'accept-language': 'x'.repeat(3000) },
    ),
  },
);

/** Generates requests of one operation, from its documentation and from ids in earlier responses. */
export function shots(operation: Operation, known: Known): fc.Arbitrary<Shot> {
  const body = operation.body
    ? fc.oneof(
        { weight: 15, arbitrary: valuesOf(operation.body, known).map((value) => JSON.stringify(value) ?? '') },
        { weight: 1, arbitrary: broken },
      )
    : operation.method === 'GET'
      ? fc.constant(null)
      : fc.oneof(fc.constant(null), fc.constant('{}'), broken);
  return fc
    .record({ address: addresses(operation, known), body, key: keys, type: types, headers: more })
    .map(({ address, body: sent, key, type, headers }) => ({
      operation,
      address,
      body: sent,
      headers: { 'idempotency-key': key, ...(sent === null ? {} : { 'content-type': type }), ...headers },
    }));
}
