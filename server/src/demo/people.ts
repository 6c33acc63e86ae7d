import type { EligibleGroup, StaffRole } from '@yuanhang/domain';

export const demoColleges = [
  { code: 'FL', name: '外国语学院' },
  { code: 'CS', name: '信息科学与工程学院' },
  { code: 'PH', name: '物理科学与技术学院' },
  { code: 'LAW', name: '法学院' },
  { code: 'MGT', name: '管理学院' },
  { code: 'CHEM', name: '化学化工学院' },
] as const;
export type CollegeCode = (typeof demoColleges)[number]['code'];

export interface DemoStaff {
  readonly username: string;
  readonly name: string;
  readonly role: StaffRole;
  readonly college?: CollegeCode;
  readonly description: string;
}
/** Staff of every role; each college has its own reviewer. */
export const demoStaff: readonly DemoStaff[] = [
  { username: 'office', name: '陈国栋', role: 'office', description: '国际处，发布项目、终审、守望在外学生' },
  {
    username: 'college',
    name: '李静怡',
    role: 'college_reviewer',
    college: 'FL',
    description: '外国语学院，第一步审核',
  },
  {
    username: 'college-cs',
    name: '吴建明',
    role: 'college_reviewer',
    college: 'CS',
    description: '信息学院，第一步审核',
  },
  {
    username: 'college-ph',
    name: '赵文博',
    role: 'college_reviewer',
    college: 'PH',
    description: '物理学院，第一步审核',
  },
  {
    username: 'college-law',
    name: '周慧敏',
    role: 'college_reviewer',
    college: 'LAW',
    description: '法学院，第一步审核',
  },
  {
    username: 'college-mgt',
    name: '孙丽华',
    role: 'college_reviewer',
    college: 'MGT',
    description: '管理学院，第一步审核',
  },
  {
    username: 'college-chem',
    name: '郑海峰',
    role: 'college_reviewer',
    college: 'CHEM',
    description: '化学化工学院，第一步审核',
  },
  { username: 'finance', name: '钱玉珍', role: 'finance', description: '财务处，预算与资助' },
  { username: 'admin', name: '系统管理员', role: 'admin', description: '人员、角色、审计' },
];

/** The progress of a student's exchange on the day of seeding; see scenarios.ts. */
export type DemoScenario =
  | 'new'
  | 'draft'
  | 'college_review'
  | 'office_review'
  | 'revision'
  | 'supplement'
  | 'rejected'
  | 'approved'
  | 'budgeting'
  | 'confirming'
  | 'departing'
  | 'not_arrived'
  | 'abroad'
  | 'abroad_overdue'
  | 'abroad_help'
  | 'extending'
  | 'returning'
  | 'claiming';

export interface DemoStudent {
  readonly username: string;
  readonly name: string;
  readonly pinyin: string;
  readonly gender: '男' | '女';
  readonly college: CollegeCode;
  readonly major: string;
  readonly level: EligibleGroup;
  readonly scenario: DemoScenario;
  /** A key of `demoProgrammes`; null for students without an application. */
  readonly programme: string | null;
}

type Row = readonly [
  name: string,
  pinyin: string,
  gender: '男' | '女',
  scenario: DemoScenario,
  programme: string | null,
  username?: string,
];

/** Names by college; the first few have accounts that are easy to remember. */
const rows: Readonly<Record<CollegeCode, readonly Row[]>> = {
  FL: [
    ['林知远', 'LIN ZHIYUAN', '女', 'new', null, 'lin'],
    ['周雨桐', 'ZHOU YUTONG', '女', 'approved', 'berlin', 'zhou'],
    ['何雨薇', 'HE YUWEI', '女', 'abroad_overdue', 'sorbonne-earlier'],
    ['许嘉言', 'XU JIAYAN', '男', 'college_review', 'waseda'],
    ['沈清欢', 'SHEN QINGHUAN', '女', 'college_review', 'cambridge'],
    ['韩若冰', 'HAN RUOBING', '女', 'office_review', 'snu'],
    ['冯子墨', 'FENG ZIMO', '男', 'draft', 'nus', 'feng'],
    ['蒋依依', 'JIANG YIYI', '女', 'abroad', 'waseda-earlier'],
    ['曹思源', 'CAO SIYUAN', '男', 'departing', 'toronto'],
    ['阿依古丽·买买提艾力江', 'AYIGULI MAIMAITIAILIJIANG', '女', 'office_review', 'berlin'],
  ],
  CS: [
    ['赵一鸣', 'ZHAO YIMING', '男', 'abroad', 'berlin-earlier', 'zhao'],
    ['宋嘉禾', 'SONG JIAHE', '女', 'abroad_overdue', 'waseda-earlier'],
    ['黄子墨', 'HUANG ZIMO', '男', 'office_review', 'snu'],
    ['马晓楠', 'MA XIAONAN', '女', 'claiming', 'nus-earlier', 'ma'],
    ['杨皓轩', 'YANG HAOXUAN', '男', 'college_review', 'nus'],
    ['朱文静', 'ZHU WENJING', '女', 'college_review', 'berlin'],
    ['秦朗', 'QIN LANG', '男', 'confirming', 'berlin'],
    ['尤佳', 'YOU JIA', '女', 'revision', 'cambridge', 'you'],
    ['许睿', 'XU RUI', '男', 'new', null],
    ['何沐阳', 'HE MUYANG', '男', 'extending', 'toronto-earlier', 'he'],
  ],
  PH: [
    ['刘景行', 'LIU JINGXING', '男', 'abroad_overdue', 'snu-earlier'],
    ['吕思齐', 'LYU SIQI', '女', 'office_review', 'berlin'],
    ['施宇航', 'SHI YUHANG', '男', 'budgeting', 'toronto', 'shi'],
    ['张若水', 'ZHANG RUOSHUI', '女', 'college_review', 'berlin'],
    ['孔祥瑞', 'KONG XIANGRUI', '男', 'draft', 'sorbonne'],
    ['魏子衿', 'WEI ZIJIN', '女', 'returning', 'cambridge-earlier', 'wei'],
    ['陶然', 'TAO RAN', '男', 'not_arrived', 'hku-earlier'],
    ['姜雪', 'JIANG XUE', '女', 'rejected', 'cambridge'],
    ['戚薇然', 'QI WEIRAN', '女', 'new', null],
    ['谢天宇', 'XIE TIANYU', '男', 'departing', 'melbourne'],
  ],
  LAW: [
    ['陈思涵', 'CHEN SIHAN', '女', 'confirming', 'cambridge'],
    ['邹明哲', 'ZOU MINGZHE', '男', 'college_review', 'sorbonne'],
    ['喻文州', 'YU WENZHOU', '男', 'abroad', 'sorbonne-earlier'],
    ['柏舟', 'BAI ZHOU', '男', 'office_review', 'hku'],
    ['水清浅', 'SHUI QINGQIAN', '女', 'draft', 'hku'],
    ['窦一帆', 'DOU YIFAN', '男', 'abroad', 'hku-earlier'],
    ['章含之', 'ZHANG HANZHI', '女', 'approved', 'hku'],
    ['云舒', 'YUN SHU', '女', 'supplement', 'waseda', 'yun'],
    ['苏慕白', 'SU MUBAI', '男', 'college_review', 'igem'],
    ['潘越', 'PAN YUE', '男', 'new', null],
  ],
  MGT: [
    ['唐可欣', 'TANG KEXIN', '女', 'abroad_overdue', 'toronto-earlier'],
    ['葛天磊', 'GE TIANLEI', '男', 'college_review', 'sao-paulo'],
    ['奚梦瑶', 'XI MENGYAO', '女', 'office_review', 'melbourne'],
    ['范子涵', 'FAN ZIHAN', '女', 'abroad', 'melbourne-earlier'],
    ['彭于朔', 'PENG YUSHUO', '男', 'departing', 'hku'],
    ['郎平川', 'LANG PINGCHUAN', '男', 'draft', 'waseda'],
    ['鲁明', 'LU MING', '男', 'abroad_help', 'zurich-earlier'],
    ['韦一笑', 'WEI YIXIAO', '男', 'rejected', 'toronto'],
    ['昌黎', 'CHANG LI', '女', 'college_review', 'hku'],
    ['马思纯', 'MA SICHUN', '女', 'new', null],
  ],
  CHEM: [
    ['苗圃', 'MIAO PU', '女', 'abroad', 'snu-earlier'],
    ['凤鸣', 'FENG MING', '男', 'office_review', 'waseda'],
    ['花满楼', 'HUA MANLOU', '男', 'college_review', 'melbourne'],
    ['方以智', 'FANG YIZHI', '男', 'approved', 'melbourne'],
    ['俞静', 'YU JING', '女', 'draft', 'igem'],
    ['任嘉伦', 'REN JIALUN', '男', 'not_arrived', 'hku-earlier'],
    ['袁泉', 'YUAN QUAN', '女', 'abroad', 'zurich-earlier'],
    ['柳青', 'LIU QING', '女', 'revision', 'sao-paulo'],
    ['酆都', 'FENG DU', '男', 'new', null],
    ['鲍㛃', 'BAO JIE', '女', 'office_review', 'sao-paulo'],
  ],
};

const majors: Readonly<Record<CollegeCode, string>> = {
  FL: '德语',
  CS: '计算机科学与技术',
  PH: '物理学',
  LAW: '法学',
  MGT: '工商管理',
  CHEM: '化学',
};

/** The group of the demo students of each programme. */
const levels: Readonly<Record<string, EligibleGroup>> = {
  'zurich-earlier': 'doctor',
  sorbonne: 'master',
  'sorbonne-earlier': 'master',
};

/** 60 students, ten of each college. */
export const demoStudents: readonly DemoStudent[] = demoColleges.flatMap(({ code }) =>
  rows[code].map(([name, pinyin, gender, scenario, programme, username], index) => ({
    username: username ?? `${code.toLowerCase()}${String(index + 1).padStart(2, '0')}`,
    name,
    pinyin,
    gender,
    college: code,
    major: majors[code],
    level: (programme && levels[programme]) || 'undergraduate',
    scenario,
    programme,
  })),
);
