import { firstOpenStep, stepOf, wizardSteps } from './steps';

const page = { form: { key: 'f', title: '', fields: [] }, values: {}, problems: [] };
const asked = { ...page, form: { ...page.form, fields: [{ key: 'a', label: 'A', type: 'text' as const }] } };
const pages = { basic: page, application: page, questions: page, selfArranged: null };
const problem = (field: string) => ({ field, code: 'required', message: '' });

it('has the forms that the programme asks for on the second step', () => {
  expect(wizardSteps({ pages })[1]?.pages).toEqual(['application']);
  const more = { ...pages, questions: asked, selfArranged: asked };
  expect(wizardSteps({ pages: more })[1]?.pages).toEqual(['application', 'selfArranged', 'questions']);
});

it('leads each problem to its step', () => {
  const fields = ['basic.phone', 'questions.why', 'selfArranged.host', 'languages', 'materials.passport'];
  expect(fields.map((field) => stepOf(problem(field)))).toEqual([
    'basic',
    'application',
    'application',
    'languages',
    'materials',
  ]);
});

it('goes on where something is missing', () => {
  expect(firstOpenStep({ pages, missing: [problem('materials.x'), problem('application.plan')] })).toBe('application');
  expect(firstOpenStep({ pages, missing: [] })).toBe('review');
});
