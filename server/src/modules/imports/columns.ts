import type { ImportKind } from '@yuanhang/contract';
import { peopleSchemas } from '@yuanhang/contract/schemas';
import { staffRoles } from '@yuanhang/domain';
import { z } from 'zod';
import { toGender, toGrade, toLevel, toRank, toRole, toSanction } from './words';

/** What a cell holds, which decides how it is cleaned: a number or code, a person's name, a date, or other text. */
export type CellKind = 'code' | 'name' | 'date' | 'text';

/** A column of an import file: its headings, and the conversion of a cell to the type of the schema. */
export interface Column {
  readonly key: string;
  readonly head: string;
  /** Further headings that offices give the column, the usual ones first. */
  readonly aliases: readonly string[];
  readonly kind: CellKind;
  /** A file without it cannot be imported. */
  readonly required: boolean;
  /** A row that adds a person needs it. */
  readonly requiredForNew: boolean;
  /** An empty cell makes the stored value empty, instead of leaving it. */
  readonly clears: boolean;
  readonly example: string;
  readonly read?: (cell: string) => string;
}

const column = (key: string, head: string, example: string, more: Partial<Column> = {}): Column => ({
  key,
  head,
  aliases: [],
  kind: 'text',
  required: false,
  requiredForNew: true,
  clears: false,
  example,
  ...more,
});
const always = { required: true } as const;
const optional = { requiredForNew: false } as const;

/** A row of a file of students: what it does not name stays as it is. */
const studentRow = peopleSchemas.studentInput.partial().required({ studentNumber: true });

export const staffInput = z.strictObject({
  casId: z.string().trim().min(1, '请填写').max(60, '不能超过 60 个字'),
  name: z.string().trim().min(1, '请填写').max(60, '不能超过 60 个字'),
  role: z.enum(staffRoles, '角色不正确'),
  collegeCode: z.string().trim().max(20).optional(),
});

// biome-ignore format: a list of words
const collegeHeads = [
  '学院', '学院名称', '所在学院', '所属学院', '学院编号', '学院号', '院系', '院系代码', '院系名称', '所在院系', '所属院系',
  '院系所', '系所', '院(系)', '单位', '所在单位', '培养单位', '部门', '所在部门', 'college', 'school', 'faculty', 'department',
];
// biome-ignore format: a list of words
const casHeads = [
  '统一身份认证账号', '统一身份账号', '统一身份认证号', '认证账号', '登录账号', '账号', '帐号', '统一认证号', '用户名', '一卡通号',
  'casid', 'cas', 'account', 'netid', 'username',
];

/** The columns of each kind of file, and the schema of a row. */
export const importFiles = {
  students: {
    schema: studentRow,
    columns: [
      column('studentNumber', '学号', '2024110001', {
        ...always,
        kind: 'code',
        aliases: [
          '学生学号',
          '学生编号',
          '学籍号',
          '学号/工号',
          '学工号',
          '学生号',
          'studentid',
          'studentno',
          'studentnumber',
          'sid',
        ],
      }),
      column('name', '姓名', '林知远', {
        kind: 'name',
        aliases: ['学生姓名', '中文姓名', '名字', '姓 名', '中文名', 'name', 'chinesename', 'fullname'],
      }),
      column('pinyin', '姓名拼音', 'LIN ZHIYUAN', {
        aliases: [
          '拼音',
          '拼音姓名',
          '英文姓名',
          '护照拼音',
          '姓名(拼音)',
          '汉语拼音',
          '护照姓名',
          '英文名',
          'pinyin',
          'englishname',
        ],
      }),
      column('gender', '性别', '女', { read: toGender, aliases: ['学生性别', 'gender', 'sex'] }),
      column('birthDate', '出生日期', '2005-03-12', {
        kind: 'date',
        aliases: ['出生年月日', '生日', '出生年月', '出生', '出生时间', 'birthdate', 'dateofbirth', 'birthday', 'dob'],
      }),
      column('collegeCode', '学院代码', 'FL', { kind: 'code', aliases: collegeHeads }),
      column('major', '专业', '德语', {
        aliases: [
          '专业名称',
          '所学专业',
          '所在专业',
          '就读专业',
          '学科专业',
          '专业/学科',
          'major',
          'programme',
          'program',
        ],
      }),
      column('level', '培养层次', '本科生', {
        read: toLevel,
        aliases: [
          '层次',
          '学历层次',
          '学生类别',
          '学生类型',
          '学历',
          '培养类型',
          '攻读层次',
          '学位层次',
          '攻读学位',
          '类别',
          'level',
          'degree',
        ],
      }),
      column('grade', '年级', '2024 级', {
        read: toGrade,
        aliases: ['所在年级', '级别', '当前年级', '现年级', '入学年份', '入学年级', '届别', 'grade', 'year', 'cohort'],
      }),
      column('gpa', '平均学分绩点', '3.72', {
        ...optional,
        clears: true,
        aliases: ['绩点', '平均绩点', '学分绩点', '平均学分绩', '累计绩点', '总绩点', 'gpa'],
      }),
      column('gpaScale', '绩点满分', '4.0', {
        ...optional,
        aliases: ['绩点制', '绩点标准', '绩点满分值', 'gpa满分', 'gpascale'],
      }),
      column('averageScore', '平均分', '88.5', {
        ...optional,
        kind: 'code',
        aliases: ['加权平均分', '平均成绩', '加权平均成绩', '算术平均分', '均分', 'averagescore', 'average'],
      }),
      column('rank', '专业排名', '3/120', {
        ...optional,
        read: toRank,
        aliases: ['排名', '成绩排名', '绩点排名', '班级排名', '名次', '排名/人数', '年级排名', 'rank', 'ranking'],
      }),
      column('rankedOn', '排名日期', '2026-09-01', {
        ...optional,
        kind: 'date',
        aliases: ['成绩截止日期', '排名时间', '成绩日期', '绩点日期', '排名截止日期'],
      }),
      column('sanction', '处分', '无', {
        ...optional,
        read: toSanction,
        aliases: ['有无处分', '是否有处分', '处分情况', '是否受处分', '在处分期', '未解除处分'],
      }),
      column('nationality', '国籍', '中国', {
        ...optional,
        aliases: ['国家', '国家地区', '国家/地区', '国籍/地区', '国籍地区', 'nationality', 'citizenship'],
      }),
      column('phone', '手机', '13800000001', {
        ...optional,
        kind: 'code',
        aliases: [
          '手机号',
          '手机号码',
          '电话',
          '联系电话',
          '联系方式',
          '移动电话',
          '联系手机',
          '本人电话',
          '电话号码',
          'mobile',
          'phone',
          'tel',
        ],
      }),
      column('email', '邮箱', 'lin@example.edu.cn', {
        ...optional,
        kind: 'code',
        aliases: ['电子邮箱', '电子邮件', '邮箱地址', '邮件', '常用邮箱', '联系邮箱', 'email', 'e-mail', 'mail'],
      }),
      column('identityCard', '身份证号', '', {
        ...optional,
        kind: 'code',
        aliases: [
          '身份证',
          '身份证号码',
          '身份证件号',
          '身份证件号码',
          '证件号码',
          '证件号',
          '公民身份号码',
          '居民身份证号',
          'idcard',
          'idnumber',
        ],
      }),
      column('casId', '统一认证账号', '', { ...optional, kind: 'code', aliases: casHeads }),
    ],
  },
  colleges: {
    schema: peopleSchemas.collegeInput,
    columns: [
      column('code', '学院代码', 'FL', {
        ...always,
        kind: 'code',
        aliases: [
          '代码',
          '学院编号',
          '编号',
          '学院编码',
          '编码',
          '学院号',
          '单位代码',
          '院系代码',
          '部门代码',
          '部门编号',
          '单位号',
          'code',
        ],
      }),
      column('name', '学院名称', '外国语学院', {
        ...always,
        aliases: ['学院', '名称', '单位名称', '院系名称', '院系', '部门名称', '单位', '部门', 'name'],
      }),
    ],
  },
  staff: {
    schema: staffInput,
    columns: [
      column('casId', '统一认证账号', '10001', {
        ...always,
        kind: 'code',
        aliases: ['工号', '教工号', '职工号', '教职工号', '人事编号', '教师工号', '员工号', '职工编号', ...casHeads],
      }),
      column('name', '姓名', '陈国栋', {
        ...always,
        kind: 'name',
        aliases: ['教师姓名', '职工姓名', '教职工姓名', '教工姓名', '名字', 'name'],
      }),
      column('role', '角色', '学院审核', {
        ...always,
        read: toRole,
        aliases: ['权限', '岗位', '用户角色', '系统角色', 'role'],
      }),
      column('collegeCode', '学院代码', 'FL', { ...optional, kind: 'code', aliases: collegeHeads }),
    ],
  },
} as const satisfies Readonly<Record<ImportKind, object>>;
