import type { ProgrammeInput } from '@yuanhang/contract';
import { addDays, type PlainDate } from '@yuanhang/domain';
import { newKey } from '../../../shared/api';

type Requirement = ProgrammeInput['requirements'][number];
export type Question = ProgrammeInput['questions']['fields'][number];
export const megabyte = 1024 * 1024;

const declaration =
  '本人承诺：所填信息与所交材料真实、完整；已了解项目要求与费用；交流期间遵守当地法律与接收院校规定，按时境外打卡，遇到困难及时联系学校；按期返校并办理返校手续。如有不实，愿承担相应责任。';

/** The initial values of a new programme. */
export const emptyProgramme = (today: PlainDate): ProgrammeInput => ({
  name: '',
  year: Number(today.slice(0, 4)),
  category: 'exchange',
  form: 'credit',
  eligibleGroups: ['undergraduate'],
  country: null,
  city: null,
  institution: null,
  timeZone: null,
  startOn: null,
  endOn: null,
  applyFrom: today,
  applyUntil: addDays(today, 30),
  lateEntryUntil: null,
  places: null,
  languageRequirement: '',
  notice: '',
  introduction: '',
  declaration,
  requirements: [],
  questions: { key: 'questions', title: '项目补充问题', fields: [] },
  reviewChain: ['college', 'office'],
  budgetEligible: false,
  fundingEligible: false,
  checkInIntervalDays: 30,
  contact: '',
});

/** A new unique key for a material or a question. */
const freshName = (prefix: string) =>
  `${prefix}${newKey()
    .toLowerCase()
    .replace(/[^a-z0-9]/g, '')
    .slice(0, 12)}`;

export const emptyRequirement = (): Requirement => ({
  key: freshName('m_'),
  name: '',
  help: '',
  required: true,
  phase: 'application',
  fileTypes: ['pdf', 'jpg', 'png'],
  maxBytes: 10 * megabyte,
  maxCount: 1,
});

export const emptyQuestion = (): Question => ({ key: freshName('q'), label: '', type: 'text', required: true });

/** Removes the location: in a self-arranged programme the student chooses it. */
export function withoutLocation(programme: ProgrammeInput): ProgrammeInput {
  return programme.category === 'self_arranged' ? { ...programme, country: null, timeZone: null } : programme;
}

type Option = NonNullable<Question['options']>[number];
/** Makes one option of each line. An option with an unchanged label keeps its value, so that earlier answers stay valid. */
export function optionsFrom(text: string, before: readonly Option[]): Option[] {
  const lines = text.split('\n').map((line) => line.trim());
  const words = [...new Set(lines.filter(Boolean))];
  return words.map((label) => before.find((option) => option.label === label) ?? { value: label.slice(0, 60), label });
}

/** The question as sent: without the properties of other types and without empty limits. */
export function cleanQuestion(question: Question): Question {
  const { options, min, max, help, when, ...rest } = question;
  const picks = rest.type === 'choice' || rest.type === 'choices';
  return {
    ...rest,
    ...(help ? { help } : {}),
    ...(picks ? { options: options ?? [] } : {}),
    ...(typeof min === 'number' ? { min } : {}),
    ...(typeof max === 'number' ? { max } : {}),
    ...(when?.field ? { when } : {}),
  };
}

/** The form's values in the form the server accepts. */
export const toInput = (values: ProgrammeInput): ProgrammeInput => ({
  ...withoutLocation(values),
  questions: { ...values.questions, fields: values.questions.fields.map(cleanQuestion) },
});
