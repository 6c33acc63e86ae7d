import type { ProgrammeSummary } from '@yuanhang/contract';
import { factsOf, placesOf, summaryLine, windowTone } from './describe';

const berlin: ProgrammeSummary = {
  id: 'programme-berlin',
  name: '柏林自由大学学期交换',
  year: 2027,
  category: 'exchange',
  form: 'credit',
  eligibleGroups: ['undergraduate', 'master'],
  country: 'DE',
  countryName: '德国',
  city: '柏林',
  institution: '柏林自由大学',
  startOn: '2027-03-15',
  endOn: '2027-08-31',
  applyFrom: '2026-10-01',
  applyUntil: '2026-11-29',
  window: 'closing_soon',
  windowText: '还剩 3 天',
  places: 4,
  placesTaken: 1,
  languageRequirement: '雅思 6.5',
  fundingEligible: true,
  selfArranged: false,
  status: 'published',
};
const own: ProgrammeSummary = {
  ...berlin,
  category: 'self_arranged',
  selfArranged: true,
  country: null,
  countryName: null,
  city: null,
  startOn: null,
  endOn: null,
  places: null,
  languageRequirement: '',
  eligibleGroups: ['undergraduate', 'master', 'doctor'],
};

describe('the description of a programme', () => {
  it('names place, category and levels of study', () => {
    expect(summaryLine(berlin)).toBe('德国 柏林 · 交换学习 · 本科生、硕士生');
    expect(summaryLine(own)).toBe('自行联系的院校与机构 · 全体学生');
  });

  it('names the three most important facts', () => {
    expect(factsOf(berlin)).toEqual(['2027.3 – 2027.8', '名额 4', '雅思 6.5']);
    expect(factsOf({ ...berlin, languageRequirement: '' })).toEqual(['2027.3 – 2027.8', '名额 4', '无语言要求']);
    expect(factsOf(own)).toEqual(['可申请资助']);
  });

  it('shows when it is full', () => {
    expect(placesOf({ ...berlin, placesTaken: 4 })).toBe('名额 4 · 已满');
  });

  it('uses amber only near the deadline', () => {
    expect(['open', 'closing_soon', 'upcoming'].map((w) => windowTone(w as ProgrammeSummary['window']))).toEqual([
      'sea',
      'amber',
      'neutral',
    ]);
  });
});
