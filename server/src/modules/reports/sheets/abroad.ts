import { type ApplicationRow, applicationColumns } from '../applications';
import { conditionsOf, joined } from '../filter';
import { column, country, day, dayColumn, person, personOf } from './cells';
import { sheet } from './sheet';

interface AbroadRow extends ApplicationRow {
  readonly city: string | null;
  readonly arrived_on: string | null;
  readonly next_check_in_on: string | null;
  readonly phone: string | null;
}
export const abroadExport = sheet<AbroadRow>({
  columns: [
    ...person,
    column('手机', 16),
    column('项目', 32),
    column('国家或地区'),
    column('城市'),
    dayColumn('出发日期'),
    dayColumn('抵达日期'),
    dayColumn('返校日期'),
    dayColumn('下次打卡'),
  ],
  sql: (where) =>
    `SELECT ${applicationColumns}, a.city, a.arrived_on, a.next_check_in_on, u.phone ${joined} WHERE ${where}`,
  where: async (database, principal, filter) => {
    const { where, values } = await conditionsOf(database, principal, filter);
    return { where: [...where, "a.stage = 'dispatched'"], values };
  },
  key: 'a.number',
  keyOf: ({ number }) => number,
  cells: (row) => [
    ...personOf(row),
    row.phone ?? '',
    row.programme_name,
    country(row.country),
    row.city ?? '',
    day(row.depart_on),
    day(row.arrived_on),
    day(row.return_on),
    day(row.next_check_in_on),
  ],
});
