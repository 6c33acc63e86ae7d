import { z } from 'zod';
import { problemsOf } from './problems';

const problemsIn = (schema: z.ZodType, value: unknown) => {
  const { error } = schema.safeParse(value);
  return error ? problemsOf(error).map(({ field, message }) => `${field}: ${message}`) : [];
};

it.each<[z.ZodType, unknown, string]>([
  [z.string(), undefined, '请填写'],
  [z.string(), 7, '格式不正确'],
  [z.string().min(1), '', '请填写'],
  [z.string().min(3), 'ab', '至少 3 个字'],
  [z.string().max(3), '一二三四', '不能超过 3 个字'],
  [z.number().min(5), 4, '不能小于 5'],
  [z.number().max(5), 6, '不能大于 5'],
  [z.array(z.string()).min(1), [], '至少 1 项'],
  [z.array(z.string()).max(1), ['a', 'b'], '最多 1 项'],
  [z.iso.date(), '2026-02-30', '日期格式不正确'],
  [z.email(), 'lin@', '邮箱格式不正确'],
  [z.string().regex(/^a/), 'b', '格式不正确'],
  [z.enum(['a', 'b']), 'c', '不在可选范围内'],
  [z.union([z.string(), z.number()]), true, '格式不正确'],
  [z.string().regex(/^a/, '须以 a 开头'), 'b', '须以 a 开头'],
])('describes problems in the words of a form: %#', (schema, value, message) => {
  expect(problemsIn(z.strictObject({ field: schema }), { field: value })).toEqual([`field: ${message}`]);
});

it.each<[z.ZodType, unknown]>([
  [z.int(), 1.5],
  [z.number().multipleOf(5), 7],
  [z.record(z.string().regex(/^a/), z.string()), { b: 'x' }],
  [z.map(z.string(), z.string()), new Map([['a', 1]])],
  [z.string().startsWith('a'), 'b'],
  [z.literal('a'), 'b'],
  [z.date(), 'x'],
  [z.file(), 'x'],
  [z.custom(() => false), 'x'],
])('has a Chinese message for every kind of issue: %#', (schema, value) => {
  const lines = problemsIn(z.strictObject({ field: schema }), { field: value });
  expect(lines).toHaveLength(1);
  expect(lines[0]).toMatch(/[\u4e00-\u9fff]/);
});

it('names each field once, with its path and its first problem', () => {
  const form = z.strictObject({ rows: z.array(z.strictObject({ name: z.string().min(2).max(1) })) });
  expect(problemsIn(form, { rows: [{ name: '' }, { name: 'ab' }, { name: '', x: 1 }] })).toEqual([
    'rows.0.name: 至少 2 个字',
    'rows.1.name: 不能超过 1 个字',
    'rows.2.name: 至少 2 个字',
    'rows.2.x: 不认识的字段',
  ]);
});
