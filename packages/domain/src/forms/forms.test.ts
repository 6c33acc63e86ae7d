import fc from 'fast-check';
import { requestDefinitions, requestForms } from '../requests';
import {
  applicationInformationForm,
  basicInformationForm,
  budgetTotal,
  checkComplete,
  checkDraft,
  type FormDefinition,
  type FormValues,
  isScoreExpired,
  languageProficiencyForm,
  missingCount,
  plainScore,
  replaceForm,
  selfArrangedForm,
} from '.';

const forms: readonly FormDefinition[] = [
  basicInformationForm,
  applicationInformationForm,
  selfArrangedForm,
  languageProficiencyForm,
  ...Object.values(requestForms),
];
const problemsOf = (form: FormDefinition, values: FormValues) =>
  checkComplete(form, values).map(({ field, code }) => `${field}: ${code}`);

const dispatch: FormValues = {
  departOn: '2027-03-10',
  returnOn: '2027-08-31',
  itinerary: '兰州—北京—柏林',
  visaStatus: 'granted',
  visaNumber: 'D123456',
  travelDocumentType: 'passport',
  travelDocumentNumber: 'E12345732',
  travelDocumentValidUntil: '2030-01-01',
  insurer: '某保险',
  insurancePolicyNumber: 'P-1',
  insuranceFrom: '2027-03-10',
  insuranceTo: '2027-08-31',
  hostContact: 'Dr. Weber',
  hostEmail: 'weber@example.edu',
  addressAbroad: 'Berlin, Musterstraße 1',
  emergencyName: '林母',
  emergencyRelation: '母亲',
  emergencyPhone: '13893123456',
};

describe('definitions', () => {
  it.each(forms.map((form) => [form.title, form] as const))('%s is consistent', (_, form) => {
    const keys = form.fields.map((field) => field.key);
    expect(new Set(keys).size).toBe(keys.length);
    form.fields.forEach((field, i) => {
      if (field.when) expect(keys.slice(0, i)).toContain(field.when.field);
      if (field.type === 'choice' || field.type === 'choices') expect(field.options?.length).toBeGreaterThan(0);
    });
    for (const { earlier, later } of form.dateOrders ?? [])
      expect(keys).toEqual(expect.arrayContaining([earlier, later]));
    expect(JSON.parse(JSON.stringify(form))).toEqual(form);
  });

  it('does not offer self-arranged as the category of a self-arranged programme', () => {
    const category = selfArrangedForm.fields.find((field) => field.key === 'category');
    expect(category?.options?.map((option) => option.value)).not.toContain('self_arranged');
  });
});

describe('a draft', () => {
  it('keeps valid values and drops unasked ones', () => {
    const sent = {
      startOn: '2027-03-15',
      studyPlan: ' 想修的\u202e课程 ',
      hasBeenAbroad: false,
      abroadExperience: '不应保留',
      motivation: '',
    };
    expect(checkDraft(applicationInformationForm, sent)).toEqual({
      values: { startOn: '2027-03-15', studyPlan: '想修的课程', hasBeenAbroad: false, motivation: null },
      problems: [],
    });
  });

  it('names a key that the form never had, and drops one that it had before', () => {
    const sent = { startOn: '2027-03-15', studyPan: '想修的课程', status: 'approved', whyBerlin: '旧问题', ask: 1 };
    const form = { ...applicationInformationForm, formerKeys: ['whyBerlin'] };
    const { values, problems } = checkDraft(form, sent, { ask: '以前的答案' });
    expect(values).toEqual({ startOn: '2027-03-15' });
    expect(problems.map(({ field, code }) => `${field}: ${code}`)).toEqual([
      'studyPan: unknown_field',
      'status: unknown_field',
    ]);
    expect(problems[0]?.message).toContain('studyPan');
  });

  it('keeps the keys of every former version when its form is replaced', () => {
    const form = (...keys: string[]): FormDefinition => ({
      key: 'questions',
      title: '补充问题',
      fields: keys.map((key) => ({ key, label: key, type: 'text' })),
    });
    const second = replaceForm(form('a', 'b'), form('b', 'c'));
    expect(second.formerKeys).toEqual(['a']);
    expect(replaceForm(second, form('c')).formerKeys).toEqual(['a', 'b']);
    expect(replaceForm(second, form('a', 'b')).formerKeys).toEqual(['c']);
    expect(replaceForm(form('a'), form('a'))).toEqual(form('a'));
  });

  it('never takes register data from a client', () => {
    expect(checkDraft(basicInformationForm, { gpa: 5, name: '别人', phone: '138' })).toEqual({
      values: { phone: '138' },
      problems: [],
    });
  });

  it.each([
    ['a list for a text', { itinerary: ['x'] }, 'itinerary: wrong_type'],
    ['an object for a choice', { visaStatus: { $ne: 1 } }, 'visaStatus: wrong_type'],
    ['an unknown choice', { visaStatus: 'maybe' }, 'visaStatus: not_an_option'],
    ['an impossible date', { departOn: '2027-02-30' }, 'departOn: date_invalid'],
    ['a number for a date', { departOn: 20270230 }, 'departOn: wrong_type'],
    ['too long a text', { itinerary: '长'.repeat(1001) }, 'itinerary: too_long'],
  ])('refuses %s', (_, sent, expected) => {
    const { values, problems } = checkDraft(requestForms.dispatch_confirmation, sent);
    expect(values).toEqual({});
    expect(problems.map(({ field, code }) => `${field}: ${code}`)).toEqual([expected]);
  });

  it('refuses fractions of a fen, negative and unsafe amounts', () => {
    for (const amount of [0.5, -1, Number.NaN, 1e300, '100', true]) {
      expect(checkDraft(requestForms.funding_application, { amount }).problems).toHaveLength(1);
    }
  });

  it('leaves a masked number as it is stored', () => {
    expect(checkDraft(requestForms.dispatch_confirmation, { travelDocumentNumber: 'E●●●●●732' })).toEqual({
      values: {},
      problems: [],
    });
  });

  it.each([null, undefined, 1, 'x', true, [[]], () => 1])('is not %p', (sent) => {
    expect(checkDraft(basicInformationForm, sent).problems).toHaveLength(1);
  });

  it('survives any JSON, stores only defined fields, and is idempotent', () => {
    const keys = [
      '__proto__',
      'constructor',
      ...forms.reduce<string[]>((all, f) => all.concat(f.fields.map((x) => x.key)), []),
    ];
    const anything = fc.oneof(
      fc.jsonValue(),
      fc.dictionary(fc.constantFrom(...keys), fc.jsonValue()),
      fc.anything({ withNullPrototype: true }),
    );
    fc.assert(
      fc.property(fc.constantFrom(...forms), anything, (form, sent) => {
        const { values } = checkDraft(form, sent);
        const known = form.fields.map((field) => field.key);
        for (const key of Object.keys(values)) expect(known).toContain(key);
        expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
        expect(checkDraft(form, values)).toEqual({ values, problems: [] });
        expect(missingCount(form, values)).toBe(checkComplete(form, values).length);
      }),
      { numRuns: 1000 },
    );
  });

  it('is safe against a definition with a bad key', () => {
    const form: FormDefinition = { key: 'x', title: 'x', fields: [{ key: '__proto__', label: 'x', type: 'yes_no' }] };
    const { values } = checkDraft(form, JSON.parse('{"__proto__": null}'));
    expect(Object.getPrototypeOf(values)).toBe(Object.prototype);
    expect(values).toEqual({});
  });
});

describe('completeness', () => {
  it('accepts a full confirmation', () => {
    expect(checkDraft(requestForms.dispatch_confirmation, dispatch)).toEqual({ values: dispatch, problems: [] });
    expect(problemsOf(requestForms.dispatch_confirmation, dispatch)).toEqual([]);
  });

  it('names every required field of an empty form, in order', () => {
    const required = applicationInformationForm.fields.filter((field) => field.required && !field.when);
    expect(checkComplete(applicationInformationForm, {}).map((p) => p.field)).toEqual(required.map((f) => f.key));
    expect(checkComplete(applicationInformationForm, {})[0]).toEqual({
      field: 'startOn',
      code: 'required',
      message: '请选择计划开始日期',
    });
  });

  it('reports how many characters are missing', () => {
    const problem = checkComplete(applicationInformationForm, { studyPlan: '𠮷'.repeat(37) }).find(
      (p) => p.field === 'studyPlan',
    );
    expect(problem).toMatchObject({ code: 'too_short', message: '还差 163 字' });
  });

  it('requires the fields that another answer makes applicable', () => {
    const asked = (hasBeenAbroad: boolean) => problemsOf(applicationInformationForm, { hasBeenAbroad });
    expect(asked(true)).toContain('abroadExperience: required');
    expect(asked(false)).not.toContain('abroadExperience: required');
    expect(problemsOf(applicationInformationForm, { fundingSource: ['self', 'other'] })).toContain(
      'fundingSourceOther: required',
    );
    expect(
      problemsOf(requestForms.pre_departure_change, { changeType: 'cancel', reason: '家中有事，不能参加了' }),
    ).toEqual([]);
    expect(
      problemsOf(requestForms.plan_change, { changeType: 'extension', reason: '课题需要再做两个月才能完成' }),
    ).toEqual(['newReturnOn: required']);
  });

  it.each<[string, FormValues, string]>([
    ['return before departure', { returnOn: '2027-03-01' }, 'returnOn: date_order'],
    ['insurance that ends early', { insuranceTo: '2027-08-30' }, 'insuranceTo: date_order'],
    ['insurance that begins late', { insuranceFrom: '2027-03-11' }, 'departOn: date_order'],
    ['a passport that runs out', { travelDocumentValidUntil: '2027-08-30' }, 'travelDocumentValidUntil: date_order'],
    [
      'a passport number on a permit',
      { travelDocumentType: 'taiwan_permit' },
      'travelDocumentNumber: document_number_invalid',
    ],
    ['a bad address', { hostEmail: 'weber@' }, 'hostEmail: email_invalid'],
    ['a bad phone', { emergencyPhone: '12' }, 'emergencyPhone: phone_invalid'],
  ])('notices %s', (_, changes, expected) => {
    expect(problemsOf(requestForms.dispatch_confirmation, { ...dispatch, ...changes })).toEqual([expected]);
  });

  it('notices an option that was removed after it was chosen', () => {
    expect(problemsOf(requestForms.dispatch_confirmation, { ...dispatch, visaStatus: 'was_there' })).toContain(
      'visaStatus: not_an_option',
    );
  });

  it('stores scores in one form, and knows how long results are valid', () => {
    expect(plainScore('ielts', '６.5 分')).toBe('6.5');
    expect(plainScore('toefl', 'TOEFL iBT 102 / 120')).toBe('102');
    expect(plainScore('testdaf', '4 / 4 / 4 / 5')).toBe('4/4/4/5');
    expect(isScoreExpired('ielts', '2024-11-29', '2026-11-30')).toBe(true);
    expect(isScoreExpired('ielts', '2024-11-30', '2026-11-30')).toBe(false);
    expect(isScoreExpired('cet6', '2001-06-01', '2026-11-30')).toBe(false);
  });

  it.each([
    ['ielts', '7.0', true],
    ['ielts', '6.7', false],
    ['ielts', '9.5', false],
    ['toefl', '105', true],
    ['toefl', '5.5', true],
    ['toefl', '121', false],
    ['cet6', '586', true],
    ['cet6', '750', false],
    ['jlpt', 'N1', true],
    ['jlpt', 'N6', false],
    ['topik', '6 级', true],
    ['delf', 'B2', true],
    ['testdaf', 'TDN4', true],
    ['testdaf', '4 / 4/4/5', true],
    ['testdaf', '4/4/4', false],
    ['ielts', '６.5分', true],
    ['ielts', '雅思 6.5/9', true],
    ['toefl', '102/120', true],
    ['toefl', '102/130', false],
    ['topik', 'TOPIK 6级', true],
    ['other', '优秀', true],
  ])('%s %s is a score: %p', (test, score, isScore) => {
    expect(problemsOf(languageProficiencyForm, { test, score, takenOn: '2026-05-01' })).toEqual(
      isScore ? [] : ['score: score_out_of_range'],
    );
  });

  it('sums a budget and requires at least one line of it', () => {
    const explanation = '机票按经济舱往返估算';
    expect(problemsOf(requestForms.budget_application, { explanation })).toEqual([
      'internationalTravelAmount: required',
    ]);
    const values = { explanation, internationalTravelAmount: 900_000, livingAmount: 600_000 };
    expect(problemsOf(requestForms.budget_application, values)).toEqual([]);
    expect(budgetTotal(values)).toBe(1_500_000);
    expect(requestDefinitions.budget_application.requestedFen?.(values)).toBe(1_500_000);
    expect(requestDefinitions.funding_application.requestedFen?.({ amount: 800_000 })).toBe(800_000);
    expect(requestDefinitions.plan_change.requestedFen).toBeNull();
  });

  it('recognises a cancellation', () => {
    const { cancels } = requestDefinitions.pre_departure_change;
    expect(cancels({ changeType: 'cancel' })).toBe(true);
    expect(cancels({})).toBe(false);
    expect(requestDefinitions.plan_change.cancels({ changeType: 'cancel' })).toBe(false);
  });
});
