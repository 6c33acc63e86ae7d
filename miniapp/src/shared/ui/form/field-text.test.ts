import type { Field, FieldType } from '@yuanhang/domain';
import { displayValue, fitsInline, lengthHint, shownLabel } from './field-text';

const field = (type: FieldType, more: Partial<Field> = {}): Field => ({ key: 'k', label: '标签', type, ...more });
const options = [
  { value: 'csc', label: '国家留学基金' },
  { value: 'self', label: '个人自筹' },
];

describe('displayValue', () => {
  it.each([
    [field('text'), '林晓', '林晓'],
    [field('text'), null, ''],
    [field('date'), '2027-03-15', '2027 年 3 月 15 日'],
    [field('date'), 'soon', 'soon'],
    [field('money'), 123450, '1,234.50 元'],
    [field('number'), 3.5, '3.5'],
    [field('yes_no'), true, '是'],
    [field('yes_no'), false, '否'],
    [field('choice', { options }), 'self', '个人自筹'],
    [field('choice', { options }), 'gone', 'gone'],
    [field('choices', { options }), ['csc', 'self'], '国家留学基金、个人自筹'],
  ])('%j %j → %s', (one, value, text) => expect(displayValue(one, value)).toBe(text));
});

describe('shownLabel', () => {
  it.each([
    [field('money', { label: '保险费（元）' }), '保险费'],
    [field('money', { label: '押金' }), '押金'],
    [field('number', { label: '单价（元）' }), '单价（元）'],
  ])('%j → %s', (one, text) => expect(shownLabel(one)).toBe(text));
});

describe('lengthHint', () => {
  const plan = field('paragraph', { min: 200, max: 1000, required: true });

  it('counts missing characters by code points', () => {
    expect(lengthHint(plan, '学'.repeat(37))).toEqual({ text: '还差 163 字', tone: 'missing' });
    expect(lengthHint(plan, null)).toEqual({ text: '还差 200 字', tone: 'left' });
    expect(lengthHint(field('paragraph', { min: 3 }), '😀😀')).toEqual({ text: '还差 1 字', tone: 'missing' });
  });

  it('shows no missing characters for an empty optional text', () => {
    expect(lengthHint(field('paragraph', { min: 20 }), '')).toBeNull();
  });

  it('shows when the limit is near and when it is exceeded', () => {
    expect(lengthHint(plan, '学'.repeat(500))).toBeNull();
    expect(lengthHint(plan, '学'.repeat(990))).toEqual({ text: '还可写 10 字', tone: 'left' });
    expect(lengthHint(plan, '学'.repeat(1003))).toEqual({ text: '超出 3 字', tone: 'over' });
  });

  it('returns null for other field types', () => {
    expect(lengthHint(field('number', { min: 5 }), 3)).toBeNull();
  });
});

describe('fitsInline', () => {
  it('is true for a few short options', () => {
    expect(fitsInline(field('choice', { options }))).toBe(true);
    expect(
      fitsInline(field('choice', { options: Array.from({ length: 6 }, (_, n) => ({ value: `${n}`, label: '甲' })) })),
    ).toBe(false);
  });
});
