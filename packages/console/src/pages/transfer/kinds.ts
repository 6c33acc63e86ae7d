import type { importRoutes, RequestOf, ResponseOf, reportRoutes } from '@yuanhang/contract';
import type { Role } from '@yuanhang/domain';

export type Report = ResponseOf<NonNullable<typeof importRoutes.run.schemas>>;
export type ImportKind = RequestOf<NonNullable<typeof importRoutes.template.schemas>>['params']['kind'];
export const importKinds = ['students', 'colleges', 'staff'] as const satisfies readonly ImportKind[];
export const importKindLabels: Record<ImportKind, string> = { students: '学生', colleges: '学院', staff: '教职工' };

export type ExportKind = RequestOf<NonNullable<typeof reportRoutes.download.schemas>>['params']['kind'];
/** What can be taken away, by whom, and which filters mean something for it. */
export interface Export {
  readonly key: ExportKind;
  readonly title: string;
  readonly note: string;
  readonly roles: readonly Role[];
  readonly filters: readonly ExportFilter[];
}
export type ExportFilter = 'stage' | 'year' | 'category' | 'country' | 'level' | 'college' | 'days';

const all: readonly ExportFilter[] = ['stage', 'year', 'category', 'country', 'level', 'college', 'days'];
const some: readonly ExportFilter[] = ['year', 'category', 'country', 'level', 'college'];
export const exports: readonly Export[] = [
  {
    key: 'applications',
    title: '申请',
    note: '学生、项目、状态、日期，一行一个申请',
    roles: ['college_reviewer', 'office', 'finance', 'admin'],
    filters: all,
  },
  {
    key: 'students_abroad',
    title: '在外学生',
    note: '所在地、电话、下次打卡',
    roles: ['college_reviewer', 'office'],
    filters: some,
  },
  {
    key: 'check_ins',
    title: '打卡记录',
    note: '时间、地点、情况与留言',
    roles: ['college_reviewer', 'office'],
    filters: some,
  },
  { key: 'budgets', title: '核定预算', note: '已核定的经费预算', roles: ['office', 'finance'], filters: some },
  {
    key: 'grants',
    title: '核定资助',
    note: '已核定的资助；银行账号只有经费审核能导出',
    roles: ['office', 'finance'],
    filters: some,
  },
  {
    key: 'deliveries',
    title: '消息台账',
    note: '发给谁、什么规则、渠道与结果',
    roles: ['office', 'admin'],
    filters: ['days'],
  },
];
