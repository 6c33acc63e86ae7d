import fc from 'fast-check';
import type { Shape } from './document';

/** Values that often break programs, for any type. */
const nasty: readonly unknown[] = [
  null,
  true,
  '',
  ' ',
  '\u0000',
  'a\u0000b',
  '\ud800',
  '‮gnp.exe',
  '𠮷𓀀👩‍👩‍👧‍👦',
  'ﷺ'.repeat(200),
  "' OR '1'='1' -- ",
  ':id :values ? $1 \\',
  '<script>alert(1)</script>',
  '=HYPERLINK("http://x")',
  '../../../../etc/passwd',
  '{{7*7}}<%= 7*7 %>',
  'x'.repeat(70_000),
  '2027-02-30',
  '9999-12-31',
  '0000-00-00',
  '+275760-09-13T00:00:00.001Z',
  -1,
  0,
  -0,
  1.5,
  2 ** 31,
  2 ** 53,
  -(2 ** 63),
  1e308,
  '7',
  '1e309',
  'NaN',
  [],
  [[]],
  {},
  { $ne: null },
  { length: 1e9 },
  { toString: 'x', constructor: { prototype: {} } },
  'sealed.k1.AAAA.AAAA.AAAA',
  '••••',
];
const nastyValue = fc.constantFrom(...nasty);

/** The ids, versions, cursors and codes in the responses so far; grows during the fuzz. */
export interface Known {
  readonly ids: string[];
  readonly versions: number[];
  readonly cursors: string[];
}

const text = ({ minLength = 0, maxLength = 40 }: Shape): fc.Arbitrary<unknown> =>
  fc.oneof(
    fc.string({ minLength, maxLength: Math.min(maxLength, minLength + 40), unit: 'grapheme' }),
    fc.constant('柏林，一切顺利'),
    fc.constant('x'.repeat(maxLength)),
    fc.constant('x'.repeat(maxLength + 1)),
  );

function matching(shape: Shape): fc.Arbitrary<unknown> {
  try {
    return fc.stringMatching(new RegExp(shape.pattern ?? '', 'u'));
  } catch {
    return text(shape);
  }
}

const days = fc.integer({ min: -400, max: 1500 }).map((n) => new Date(Date.UTC(2026, 10, 24) + n * 86_400_000));

/** Generates mostly values that the schema accepts, and sometimes ones it should refuse. */
export function valuesOf(shape: Shape, known: Known, name = ''): fc.Arbitrary<unknown> {
  return fc.oneof({ weight: 12, arbitrary: right(shape, known, name) }, { weight: 1, arbitrary: nastyValue });
}

function right(shape: Shape, known: Known, name: string): fc.Arbitrary<unknown> {
  if (shape.anyOf) return fc.oneof(...shape.anyOf.map((one) => right(one, known, name)));
  if (shape.const !== undefined) return fc.constant(shape.const);
  if (shape.enum) return fc.constantFrom(...shape.enum);
  if (name === 'version') return fc.oneof(picked(known.versions, 0), fc.integer({ min: 0, max: 9 }));
  if (name === 'cursor') return picked(known.cursors, '');
  switch (shape.type) {
    case 'string':
      if (/id$/i.test(name)) return picked(known.ids, '0'.repeat(20));
      if (shape.format === 'date') return days.map((day) => day.toISOString().slice(0, 10));
      if (shape.format === 'date-time') return days.map((day) => day.toISOString());
      if (shape.format === 'email') return fc.emailAddress();
      return shape.pattern === undefined ? text(shape) : matching(shape);
    case 'integer':
    case 'number': {
      const [min, max] = [Math.max(shape.minimum ?? 0, -1e9), Math.min(shape.maximum ?? 1e6, 1e9)];
      return fc.integer({ min: Math.ceil(min), max: Math.floor(Math.max(min, max)) });
    }
    case 'boolean':
      return fc.boolean();
    case 'null':
      return fc.constant(null);
    case 'array':
      return fc.array(valuesOf(shape.items ?? {}, known), { maxLength: Math.min(shape.maxItems ?? 4, 4) });
    case 'object':
      return objectOf(shape, known);
    default:
      return fc.oneof(fc.jsonValue({ maxDepth: 2 }), nastyValue);
  }
}

/** Generates most of the fields, sometimes with an unknown one. */
function objectOf(shape: Shape, known: Known): fc.Arbitrary<unknown> {
  const fields = Object.entries(shape.properties ?? {});
  if (fields.length === 0)
    return fc.dictionary(
      fc.oneof(fc.string({ maxLength: 12 }), fc.constantFrom('purpose', 'note', '__proto__')),
      fc.oneof(fc.string(), nastyValue),
      { maxKeys: 4 },
    );
  const required = shape.required ?? [];
  const parts = fields.map(([name, field]) => {
    const value = valuesOf(field, known, name);
    const presence = required.includes(name) ? 40 : 2;
    return fc.oneof(
      { weight: presence, arbitrary: value.map((one) => ({ [name]: one })) },
      { weight: 1, arbitrary: fc.constant({}) },
    );
  });
  const extra = fc.oneof(
    { weight: 15, arbitrary: fc.constant({}) },
    {
      weight: 1,
      arbitrary: fc.constantFrom({ status: 'approved' }, { role: 'admin' }, { studentId: 'x' }, { amount: 1 }),
    },
  );
  return fc.tuple(...parts, extra).map((all) => Object.assign({}, ...all));
}

const picked = <T>(from: readonly T[], otherwise: T): fc.Arbitrary<T> =>
  fc.nat().map((n) => (from.length === 0 ? otherwise : (from[n % from.length] ?? otherwise)));
