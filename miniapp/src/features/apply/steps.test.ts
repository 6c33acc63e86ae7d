import { stepOfProblem, stepsOf } from './steps';

const page = { form: { key: 'f', title: '', fields: [] }, values: {}, problems: [] };
const asked = { ...page, form: { ...page.form, fields: [{ key: 'a', label: 'A', type: 'text' as const }] } };
const pages = { basic: page, application: page, questions: page, selfArranged: null };
const problem = (field: string) => ({ field, code: 'required', message: '' });

it('has a step for each page that the programme requires', () => {
  expect(stepsOf({ pages })).toHaveLength(5);
  const more = { ...pages, questions: asked, selfArranged: asked };
  expect(stepsOf({ pages: more }).map(({ key }) => key)).toContain('selfArranged');
});

it('leads each problem to its step', () => {
  const fields = ['basic.phone', 'questions.why', 'materials.passport'];
  expect(fields.map((field) => stepOfProblem(problem(field)))).toEqual(['basic', 'questions', 'materials']);
});
