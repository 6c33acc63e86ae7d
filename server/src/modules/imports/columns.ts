import type { ImportKind } from '@yuanhang/contract';
import { peopleSchemas } from '@yuanhang/contract/schemas';
import {
  eligibleGroupLabels,
  eligibleGroups,
  isStaffRole,
  type Role,
  roleLabels,
  roles,
  staffRoles,
} from '@yuanhang/domain';
import { z } from 'zod';

/** A column of an import file: its heading, and the conversion of a cell to the type of the schema. */
export interface Column {
  readonly key: string;
  readonly head: string;
  readonly required: boolean;
  readonly example: string;
  readonly read?: (cell: string) => string;
}

/** Also accepts `2005/3/12`, `2005.3.12`, `2005年3月12日` and `20050312`. */
function toDate(cell: string): string {
  const [, year = '', month = '', day = ''] =
    /^(\d{4})[-/.年](\d{1,2})[-/.月](\d{1,2})日?$/.exec(cell) ?? /^(\d{4})(\d{2})(\d{2})$/.exec(cell) ?? [];
  return year === '' ? cell : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
const toLevel = (cell: string) => eligibleGroups.find((group) => eligibleGroupLabels[group] === cell) ?? cell;
const toRole = (cell: string) => roles.find((role: Role) => isStaffRole(role) && roleLabels[role] === cell) ?? cell;

const column = (key: string, head: string, example: string, more: Partial<Column> = {}): Column => ({
  key,
  head,
  required: true,
  example,
  ...more,
});

export const staffInput = z.strictObject({
  casId: z.string().trim().min(1, '请填写').max(60, '不能超过 60 个字'),
  name: z.string().trim().min(1, '请填写').max(60, '不能超过 60 个字'),
  role: z.enum(staffRoles, '角色不正确'),
  collegeCode: z.string().trim().max(20).optional(),
});

/** The columns of each kind of file, and the schema of a row. */
export const importFiles = {
  students: {
    schema: peopleSchemas.studentInput,
    columns: [
      column('studentNumber', '学号', '2024110001'),
      column('name', '姓名', '林知远'),
      column('pinyin', '姓名拼音', 'LIN ZHIYUAN'),
      column('gender', '性别', '女'),
      column('birthDate', '出生日期', '2005-03-12', { read: toDate }),
      column('collegeCode', '学院代码', 'FL'),
      column('major', '专业', '德语'),
      column('level', '培养层次', '本科生', { read: toLevel }),
      column('grade', '年级', '2024 级'),
      column('gpa', '平均学分绩点', '3.72', { required: false }),
      column('phone', '手机', '13800000001', { required: false }),
      column('email', '邮箱', 'lin@example.edu.cn', { required: false }),
      column('identityCard', '身份证号', '', { required: false }),
      column('casId', '统一认证账号', '', { required: false }),
    ],
  },
  colleges: {
    schema: peopleSchemas.collegeInput,
    columns: [column('code', '学院代码', 'FL'), column('name', '学院名称', '外国语学院')],
  },
  staff: {
    schema: staffInput,
    columns: [
      column('casId', '统一认证账号', '10001'),
      column('name', '姓名', '陈国栋'),
      column('role', '角色', '学院审核', { read: toRole }),
      column('collegeCode', '学院代码', 'FL', { required: false }),
    ],
  },
} as const satisfies Readonly<Record<ImportKind, object>>;
