import fc from 'fast-check';
import { plainDate } from '../../test/arbitraries';
import { addDays } from '../time';
import { documentMarginDays, stayMarginDays, stayNotices } from './stay-notices';

const programme = { departOn: '2027-02-12', returnOn: '2027-06-30' };
const dates = { departOn: 'departOn', returnOn: 'returnOn' };
const notices = (values: Record<string, string>) => stayNotices({ values, dates, path: 'form' }, programme);

it('names a stay that is longer than the programme by more than the margin', () => {
  expect(notices({ ...programme, returnOn: addDays('2027-06-30', stayMarginDays) })).toEqual([]);
  expect(notices({ ...programme, returnOn: addDays('2027-06-30', stayMarginDays + 1) })).toEqual([
    { field: 'form.returnOn', code: 'stay_too_long', message: '在外 169 天，比项目的 138 天长 31 天' },
  ]);
  expect(notices({ returnOn: '2029-01-01' })).toEqual([]);
});

it('names a document that ends less than six months after the return', () => {
  const until = (days: number) => notices({ ...programme, travelDocumentValidUntil: addDays('2027-06-30', days) });
  expect(until(documentMarginDays)).toEqual([]);
  expect(until(documentMarginDays - 1).map(({ message }) => message)).toEqual([
    '证件 2027 年 12 月 26 日到期，离返校只有 179 天，不足 6 个月',
  ]);
  // Before the return the form itself refuses it.
  expect(until(-1)).toEqual([]);
});

it('never throws, and says nothing of a stay within the programme with a long document', () => {
  fc.assert(
    fc.property(plainDate, plainDate, plainDate, (departOn, returnOn, travelDocumentValidUntil) => {
      const found = notices({ departOn, returnOn, travelDocumentValidUntil });
      const within = departOn >= programme.departOn && returnOn <= programme.returnOn;
      if (within) expect(found.filter(({ code }) => code === 'stay_too_long')).toEqual([]);
    }),
  );
});
