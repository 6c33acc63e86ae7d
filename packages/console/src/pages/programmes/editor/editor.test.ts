import type { ProgrammeInput } from '@yuanhang/contract';
import { pathOf } from '../../../shared/forms/show-problems';
import { differencesOf, merged } from './differences';
import { cleanQuestion, emptyProgramme, emptyRequirement, optionsFrom, toInput } from './draft';

const base: ProgrammeInput = {
  ...emptyProgramme('2026-11-25'),
  name: '柏林自由大学学期交换',
  country: 'DE',
  places: 4,
};

it('keeps both changes when two users changed different fields', () => {
  const mine = { ...base, places: 6 };
  const theirs = { ...base, contact: '行政楼 305' };
  expect(differencesOf(base, mine, theirs)).toEqual([
    { key: 'contact', label: '联系方式', before: '', theirs: '行政楼 305', mine: null },
  ]);
  expect(merged(base, mine, theirs)).toEqual({ ...base, places: 6, contact: '行政楼 305' });
});

it('shows both values of a field that both changed, and keeps the own value when chosen', () => {
  const mine = { ...base, places: 6 };
  const theirs = { ...base, places: 5 };
  expect(differencesOf(base, mine, theirs)).toMatchObject([{ key: 'places', before: '4', theirs: '5', mine: '6' }]);
  expect(merged(base, mine, theirs).places).toBe(6);
});

it('treats a moved material as a change, and an equal copy as none', () => {
  const [a, b] = [
    { ...emptyRequirement(), name: '成绩单' },
    { ...emptyRequirement(), name: '护照首页' },
  ];
  const before = { ...base, requirements: [a, b] };
  const moved = { ...base, requirements: [b, a] };
  const rebuilt = { ...base, requirements: structuredClone([a, b]) };
  expect(differencesOf(before, before, moved)).toMatchObject([
    { label: '材料', theirs: '护照首页（必交）、成绩单（必交）' },
  ]);
  expect(differencesOf(before, before, rebuilt)).toEqual([]);
});

it('an option keeps its value while its label is unchanged', () => {
  const before = [
    { value: 'software', label: '软件与数据' },
    { value: 'business', label: '商务' },
  ];
  expect(optionsFrom('商务\n\n 软件与数据 \n商务\n机械', before)).toEqual([
    { value: 'business', label: '商务' },
    { value: 'software', label: '软件与数据' },
    { value: '机械', label: '机械' },
  ]);
});

it('sends a question without the properties of other types', () => {
  const question = { key: 'q1', label: '方向', type: 'text' as const, options: [{ value: 'a', label: 'a' }], help: '' };
  expect(cleanQuestion(question)).toEqual({ key: 'q1', label: '方向', type: 'text' });
});

it('sends no location for a self-arranged programme', () => {
  const values: ProgrammeInput = { ...base, category: 'self_arranged', timeZone: 'Europe/Berlin' };
  expect(toInput(values)).toMatchObject({ country: null, timeZone: null });
});

it('maps a server problem to its form field', () => {
  expect(pathOf('programme.requirements.0.key', 'programme')).toEqual(['requirements', 0, 'key']);
  expect(pathOf('name', 'programme')).toEqual(['name']);
});

it('generates material keys that match the contract', () => {
  expect(emptyRequirement().key).toMatch(/^[a-z][a-z0-9_]{0,39}$/);
});
