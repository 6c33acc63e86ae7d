import { rolesThatSee, type StaffRole } from '@yuanhang/domain';

/** `submitted` is the range of days; the others have the names of their query parameters. */
export type ExportFilter = 'stage' | 'year' | 'category' | 'country' | 'level' | 'collegeId' | 'submitted';

/** An XLSX file that staff may download. The console lists it for these roles, and the server refuses it to others. */
export interface Export {
  readonly key: string;
  readonly title: string;
  /** Describes the rows in one line. */
  readonly note: string;
  readonly roles: readonly StaffRole[];
  /** The filters that the console sends with the export; other filters do not apply to its rows. */
  readonly filters: readonly ExportFilter[];
  /** The roles that may export unmasked bank accounts, with `accounts=true` and a purpose; omitted means none. */
  readonly accountRoles?: readonly StaffRole[];
}

const ofProgramme: readonly ExportFilter[] = ['year', 'category', 'country', 'level', 'collegeId'];

const list = [
  {
    key: 'applications',
    title: '申请',
    note: '学生、项目、状态、日期，一行一个申请',
    roles: rolesThatSee('applications'),
    filters: ['stage', ...ofProgramme, 'submitted'],
  },
  {
    key: 'students_abroad',
    title: '在外学生',
    note: '所在地、电话、下次打卡',
    roles: rolesThatSee('mobility'),
    filters: ofProgramme,
  },
  {
    key: 'check_ins',
    title: '打卡记录',
    note: '时间、地点、情况与留言',
    roles: rolesThatSee('mobility'),
    filters: ofProgramme,
  },
  {
    key: 'budgets',
    title: '核定预算',
    note: '已核定的经费预算',
    roles: ['office', 'finance'],
    filters: ofProgramme,
  },
  {
    key: 'grants',
    title: '核定资助',
    note: '已核定的资助；银行账号只有经费审核能导出',
    roles: ['office', 'finance'],
    filters: ofProgramme,
    accountRoles: ['finance'],
  },
  {
    key: 'deliveries',
    title: '消息台账',
    note: '发给谁、什么规则、渠道与结果',
    roles: ['office', 'admin'],
    filters: ['submitted'],
  },
] as const satisfies readonly Export[];

export type ExportKind = (typeof list)[number]['key'];
export const exportKinds: readonly ExportKind[] = list.map(({ key }) => key);
/** Every export, in the order in which the console lists them. */
export const exportList: readonly (Export & { readonly key: ExportKind })[] = list;
