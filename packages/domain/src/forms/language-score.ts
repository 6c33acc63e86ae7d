import { isPlainDate, type PlainDate } from '../time';
import { type LanguageTest, languageTestLabels, languageTests } from '../vocabulary';
import type { FormValues, Problem } from './definition';
import { textOf } from './values';

interface Scale {
  readonly accepts: (score: string) => boolean;
  /** The range in words, for the message. */
  readonly range: string;
}

/** Numbers from `min` to `max` in steps. */
const numbers = (min: number, max: number, step: number, range = `${min}–${max}`): Scale => ({
  range,
  accepts: (score) => {
    const value = /^\d{1,3}(\.\d)?$/.test(score) ? Number(score) : Number.NaN;
    return value >= min && value <= max && (value / step) % 1 === 0;
  },
});
const pattern = (regex: RegExp, range: string): Scale => ({ range, accepts: (score) => regex.test(score) });
const either = (a: Scale, b: Scale): Scale => ({
  range: `${a.range} 或 ${b.range}`,
  accepts: (score) => a.accepts(score) || b.accepts(score),
});
const cefr = pattern(/^(A|B|C)[12]$/i, 'A1–C2');

/** The scales that the test organisers publish. */
const scales: Record<LanguageTest, Scale> = {
  ielts: numbers(0, 9, 0.5),
  // Both scales are reported since January 2026.
  toefl: either(numbers(0, 120, 1), numbers(1, 6, 0.5, '1–6')),
  gre: numbers(260, 340, 1),
  cet4: numbers(220, 710, 1),
  cet6: numbers(220, 710, 1),
  jlpt: pattern(/^N[1-5]( ?\d{1,3})?$/i, 'N1–N5，可加分数'),
  topik: pattern(/^[1-6] ?级?$/, '1–6 级'),
  delf: cefr,
  testdaf: either(
    pattern(/^TDN ?[345]$/i, 'TDN 3–5'),
    either(numbers(12, 20, 1), pattern(/^[345](\/[345]){3}$/, '四项 TDN，如 4/4/4/5')),
  ),
  dele: cefr,
  torfl: either(pattern(/^(ТРКИ|TORFL)[ -]?[1-4IV]{1,3}$/i, 'ТРКИ-1–4'), cefr),
  other: { accepts: (score) => score !== '', range: '' },
};

/** What the organisers print after a score, as its maximum. */
const maxima: Partial<Record<LanguageTest, readonly string[]>> = {
  ielts: ['9', '9.0'],
  toefl: ['120', '6', '6.0'],
  gre: ['340'],
  cet4: ['710'],
  cet6: ['710'],
  testdaf: ['20'],
  jlpt: ['180'],
};

/**
 * The score without its unit and its maximum (`6.5分`, `102/120`), its test's name, full-width signs and spaces around
 * slashes.
 */
export function plainScore(test: LanguageTest, text: string): string {
  const plain = text
    .normalize('NFKC')
    .trim()
    .replace(/\s*\/\s*/g, '/')
    .replace(/^(?:IELTS|TOEFL(?: iBT)?|雅思|托福|CEFR|HSK|TOPIK|JLPT)[\s:]*/i, '')
    .replace(/^(?:总分)[\s:]*/, '')
    .replace(/\s*(?:分|points?)$/i, '');
  const [score = '', max, ...more] = plain.split('/');
  const isOfMaximum = max !== undefined && more.length === 0 && maxima[test]?.includes(max);
  return isOfMaximum ? score : plain;
}

/** Years for which the organisers call a result valid; the others do not expire. */
const validYears: Partial<Record<LanguageTest, number>> = { ielts: 2, toefl: 2, gre: 5, topik: 2 };

/** Whether the result is older than its organiser calls it valid; false where results do not expire or dates are missing. */
export function isScoreExpired(test: LanguageTest, takenOn: PlainDate, on: PlainDate): boolean {
  const years = validYears[test];
  return years !== undefined && isPlainDate(takenOn) && addYears(takenOn, years) < on;
}

const addYears = (date: PlainDate, years: number): string => `${Number(date.slice(0, 4)) + years}${date.slice(4)}`;

/** Checks that the score exists in its test; reads the fields `test` and `score`, as people write them. */
export function checkLanguageScore(values: FormValues): Problem | null {
  const test = languageTests.find((known) => known === textOf(values, 'test'));
  const written = textOf(values, 'score');
  const score = test ? plainScore(test, written) : written;
  if (!test || score === '' || scales[test].accepts(score)) return null;
  const message = `${languageTestLabels[test]}的成绩应为 ${scales[test].range}`;
  return { field: 'score', code: 'score_out_of_range', message };
}
