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
  testdaf: either(pattern(/^TDN ?[345]$/i, 'TDN 3–5'), numbers(12, 20, 1)),
  dele: cefr,
  torfl: either(pattern(/^(ТРКИ|TORFL)[ -]?[1-4IV]{1,3}$/i, 'ТРКИ-1–4'), cefr),
  other: { accepts: (score) => score !== '', range: '' },
};

/** Checks that the score exists in its test; reads the fields `test` and `score`. Full-width digits count as digits. */
export function checkLanguageScore(values: FormValues): Problem | null {
  const test = languageTests.find((known) => known === textOf(values, 'test'));
  const score = textOf(values, 'score')
    .replace(/[！-～]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .trim();
  if (!test || score === '' || scales[test].accepts(score)) return null;
  const message = `${languageTestLabels[test]}的成绩应为 ${scales[test].range}`;
  return { field: 'score', code: 'score_out_of_range', message };
}
