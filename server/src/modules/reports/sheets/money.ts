import type { RequestKind } from '@yuanhang/domain';
import { type ApplicationRow, applicationColumns } from '../applications';
import { conditionsOf, joined } from '../filter';
import { column, moment, momentColumn, person, personOf, yuan } from './cells';
import { type Rows, sheet } from './sheet';

interface MoneyRow extends ApplicationRow {
  readonly request_id: string;
  readonly approved_fen: number | string | null;
  readonly decided_at: string | Date;
  readonly form: string;
}
const approved = (requestKind: RequestKind): Pick<Rows<MoneyRow>, 'sql' | 'where' | 'key' | 'keyOf'> => ({
  sql: (where) =>
    `SELECT ${applicationColumns}, r.id AS request_id, r.approved_fen, r.decided_at, r.form
     ${joined} JOIN requests r ON r.application_id = a.id AND r.kind = '${requestKind}' AND r.status = 'approved'
     WHERE ${where}`,
  where: conditionsOf,
  key: 'a.number',
  keyOf: ({ number }) => number,
});
export const budgetsExport = sheet<MoneyRow>({
  ...approved('budget_application'),
  columns: [...person, column('项目', 32), column('核定金额（元）', 16), momentColumn('核定时间（北京）')],
  cells: (row) => [...personOf(row), row.programme_name, yuan(row.approved_fen), moment(row.decided_at)],
});
export const grantsExport = sheet<MoneyRow>({
  ...approved('funding_application'),
  columns: [
    ...person,
    column('项目', 32),
    column('核定金额（元）', 16),
    momentColumn('核定时间（北京）'),
    column('开户名'),
    column('开户银行', 24),
    column('银行账号', 24),
  ],
  cells: (row, payeeOf) => {
    const { holder, bank, account } = payeeOf({ id: row.request_id, form: row.form });
    return [
      ...personOf(row),
      row.programme_name,
      yuan(row.approved_fen),
      moment(row.decided_at),
      holder,
      bank,
      account,
    ];
  },
});
