import { type CheckInKind, checkInKindLabels, type Wellbeing, wellbeingLabels } from '@yuanhang/domain';
import { type ApplicationRow, applicationColumns } from '../applications';
import { conditionsOf, joined } from '../filter';
import { column, moment, momentColumn, person, personOf } from './cells';
import { sheet } from './sheet';

interface CheckInRow extends ApplicationRow {
  readonly seq: number;
  readonly kind: CheckInKind;
  readonly wellbeing: Wellbeing;
  readonly place: string;
  readonly note: string;
  readonly made_at: string | Date;
  readonly proxy_name: string | null;
}
export const checkInsExport = sheet<CheckInRow>({
  columns: [
    ...person,
    momentColumn('时间（北京）'),
    column('类型'),
    column('情况'),
    column('地点', 20),
    column('留言', 40),
    column('代打卡'),
  ],
  sql: (where) =>
    `SELECT ${applicationColumns}, k.seq, k.kind, k.wellbeing, k.place, k.note, k.made_at, k.proxy_name
     ${joined} JOIN check_ins k ON k.application_id = a.id AND k.undone_at IS NULL WHERE ${where}`,
  where: conditionsOf,
  key: 'k.seq',
  keyOf: ({ seq }) => Number(seq),
  cells: (row) => [
    ...personOf(row),
    moment(row.made_at),
    checkInKindLabels[row.kind],
    wellbeingLabels[row.wellbeing],
    row.place,
    row.note,
    row.proxy_name ?? '',
  ],
});
