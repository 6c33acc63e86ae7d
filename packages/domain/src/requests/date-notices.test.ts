import { applicationNotices, requestNotices } from './date-notices';

const programme = { departOn: '2027-02-12', returnOn: '2027-06-30' };
const stay = { departOn: '2027-02-14', returnOn: '2027-06-30' };
const comparison = { programme, stay, today: '2026-11-30' };
const brief = (notices: ReturnType<typeof requestNotices>) => notices.map(({ field, code }) => `${field} ${code}`);

describe('a dispatch confirmation', () => {
  const values = {
    departOn: '2026-02-12',
    returnOn: '2026-06-30',
    insuranceFrom: '2027-02-01',
    insuranceTo: '2027-07-31',
    travelDocumentValidUntil: '2026-08-01',
  };
  const submitted = { kind: 'dispatch_confirmation', status: 'submitted', values } as const;

  it('a year too early is named with every date that is past or differs from the programme or the stay', () => {
    const notices = requestNotices(submitted, comparison);
    expect(brief(notices)).toEqual([
      'form.departOn in_the_past',
      'form.departOn differs_from_programme',
      'form.departOn differs_from_stay',
      'form.returnOn in_the_past',
      'form.returnOn differs_from_programme',
      'form.returnOn differs_from_stay',
      'form.travelDocumentValidUntil in_the_past',
      'form.travelDocumentValidUntil document_expires_soon',
    ]);
    expect(notices.slice(0, 2).map(({ message }) => message)).toEqual([
      '出发日期 2026 年 2 月 12 日已过去 291 天',
      '出发日期 2026 年 2 月 12 日比项目开始日期 2027 年 2 月 12 日早 365 天',
    ]);
  });

  it('of the dates of the programme and the stay has no notice, nor one that is decided', () => {
    const right = { ...values, ...programme, travelDocumentValidUntil: '2030-01-01' };
    expect(requestNotices({ ...submitted, values: right }, { ...comparison, stay: programme })).toEqual([]);
    expect(requestNotices({ ...submitted, status: 'approved' }, comparison)).toEqual([]);
    const unknown = { departOn: null, returnOn: null };
    expect(requestNotices({ ...submitted, values: right }, { ...comparison, programme: unknown, stay: null })).toEqual(
      [],
    );
  });
});

it('changes are compared, but only in what they ask for', () => {
  const change = { kind: 'pre_departure_change', status: 'submitted' } as const;
  const values = { changeType: 'change', newStartOn: null, newEndOn: '2027-07-31' };
  const [notice, ...others] = requestNotices({ ...change, values }, { ...comparison, stay: null });
  expect(notice?.message).toBe('新的结束日期 2027 年 7 月 31 日比项目结束日期 2027 年 6 月 30 日晚 31 天');
  expect(others).toEqual([]);
  const cancel = { changeType: 'cancel', newStartOn: '2026-12-01', newEndOn: '2027-07-31' };
  expect(requestNotices({ ...change, values: cancel }, comparison)).toEqual([]);
  const early = { changeType: 'early_return', newReturnOn: '2026-11-01' };
  expect(brief(requestNotices({ kind: 'plan_change', status: 'submitted', values: early }, comparison))).toEqual([
    'form.newReturnOn in_the_past',
    'form.newReturnOn differs_from_programme',
    'form.newReturnOn differs_from_stay',
  ]);
});

it('a return is past by nature, and is compared', () => {
  const values = { actualReturnOn: '2026-11-20' };
  const home = { kind: 'return_formalities', status: 'submitted', values } as const;
  expect(brief(requestNotices(home, comparison))).toEqual([
    'form.actualReturnOn differs_from_programme',
    'form.actualReturnOn differs_from_stay',
  ]);
});

it('an application is compared with its programme while it is under review', () => {
  const pages = { application: { startOn: '2026-02-12', endOn: '2027-06-30' }, selfArranged: null };
  expect(brief(applicationNotices('under_review', pages, comparison))).toEqual([
    'application.startOn in_the_past',
    'application.startOn differs_from_programme',
    'application.endOn stay_too_long',
  ]);
  expect(applicationNotices('approved', pages, comparison)).toEqual([]);
});
