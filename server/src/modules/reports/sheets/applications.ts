import { reviewStepLabels, stageLabels } from '@yuanhang/domain';
import { type ApplicationRow, applicationColumns } from '../applications';
import { conditionsOf, joined } from '../filter';
import { column, country, day, dayColumn, moment, momentColumn, person, personOf } from './cells';
import { sheet } from './sheet';

export const applicationsExport = sheet<ApplicationRow>({
  columns: [
    ...person,
    column('专业', 20),
    column('项目', 32),
    column('年度', 8),
    column('国家或地区'),
    column('状态'),
    column('等待'),
    column('补录', 8),
    dayColumn('出发日期'),
    dayColumn('返校日期'),
    momentColumn('提交时间（北京）'),
  ],
  sql: (where) => `SELECT ${applicationColumns} ${joined} WHERE ${where}`,
  where: conditionsOf,
  key: 'a.number',
  keyOf: ({ number }) => number,
  cells: (row) => [
    ...personOf(row),
    row.major,
    row.programme_name,
    row.year,
    country(row.country),
    stageLabels[row.stage],
    row.awaits === null ? '' : reviewStepLabels[row.awaits],
    row.late_entry ? '是' : '',
    day(row.depart_on),
    day(row.return_on),
    moment(row.submitted_at),
  ],
});
