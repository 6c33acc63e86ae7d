import { reviewStepLabels, stageLabels } from '@yuanhang/domain';
import { type ApplicationRow, applicationColumns } from '../applications';
import { conditionsOf, joined } from '../filter';
import { column, country, moment, person, personOf } from './cells';
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
    column('出发日期'),
    column('返校日期'),
    column('提交时间', 18),
  ],
  sql: (where) => `SELECT ${applicationColumns} ${joined} WHERE ${where}`,
  where: conditionsOf,
  key: 'a.id',
  keyOf: ({ id }) => id,
  cells: (row) => [
    ...personOf(row),
    row.major,
    row.programme_name,
    row.year,
    country(row.country),
    stageLabels[row.stage],
    row.awaits === null ? '' : reviewStepLabels[row.awaits],
    row.late_entry ? '是' : '',
    row.depart_on ?? '',
    row.return_on ?? '',
    moment(row.submitted_at),
  ],
});
