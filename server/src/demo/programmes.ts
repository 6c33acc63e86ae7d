import type { ProgrammeInput } from '@yuanhang/contract';
import { addDays, type EligibleGroup, type ProgrammeCategory, type ProgrammeForm } from '@yuanhang/domain';
import { declaration, introductionOf, notice, questionsOf, requirementsOf } from './programme-texts';

/** A programme of the demo, with dates in days from the day of seeding. */
interface Sketch {
  readonly key: string;
  readonly name: string;
  readonly category: ProgrammeCategory;
  readonly form: ProgrammeForm;
  readonly groups: readonly EligibleGroup[];
  readonly where: readonly [country: string, city: string, institution: string, timeZone: string] | null;
  readonly applyFrom: number;
  readonly applyUntil: number;
  readonly lateUntil?: number;
  readonly mobility: readonly [from: number, to: number] | null;
  readonly places: number | null;
  readonly language: string;
  readonly budget?: boolean;
  readonly funding?: boolean;
  readonly interval?: number;
}

/** Real universities with fictional programmes. */
const sketches: readonly Sketch[] = [
  {
    key: 'berlin',
    name: '柏林自由大学学期交换',
    category: 'exchange',
    form: 'credit',
    groups: ['undergraduate', 'master'],
    where: ['DE', '柏林', '柏林自由大学', 'Europe/Berlin'],
    applyFrom: -20,
    applyUntil: 25,
    mobility: [60, 240],
    places: 4,
    language: '雅思 6.5',
    budget: true,
    funding: true,
  },
  {
    key: 'waseda',
    name: '早稻田大学学期交换',
    category: 'exchange',
    form: 'credit',
    groups: ['undergraduate'],
    where: ['JP', '东京', '早稻田大学', 'Asia/Tokyo'],
    applyFrom: -15,
    applyUntil: 18,
    mobility: [125, 260],
    places: 6,
    language: '无语言要求',
    funding: true,
  },
  {
    key: 'cambridge',
    name: '剑桥大学彭布罗克学院暑期项目',
    category: 'short_term',
    form: 'visit',
    groups: ['undergraduate'],
    where: ['GB', '剑桥', '剑桥大学', 'Europe/London'],
    applyFrom: -10,
    applyUntil: 26,
    mobility: [220, 262],
    places: 20,
    language: '雅思 6.0',
    funding: true,
  },
  {
    key: 'nus',
    name: '新加坡国立大学暑期科研',
    category: 'short_term',
    form: 'research',
    groups: ['undergraduate', 'master'],
    where: ['SG', '新加坡', '新加坡国立大学', 'Asia/Singapore'],
    applyFrom: -27,
    applyUntil: 3,
    mobility: [210, 270],
    places: 8,
    language: '英语六级 480',
    funding: true,
  },
  {
    key: 'toronto',
    name: '多伦多大学春季访学',
    category: 'exchange',
    form: 'credit',
    groups: ['undergraduate', 'master'],
    where: ['CA', '多伦多', '多伦多大学', 'America/Toronto'],
    applyFrom: -30,
    applyUntil: 2,
    mobility: [45, 165],
    places: 5,
    language: '托福 90',
    budget: true,
  },
  {
    key: 'zurich',
    name: '苏黎世联邦理工学院博士联合培养',
    category: 'joint_training',
    form: 'research',
    groups: ['doctor'],
    where: ['CH', '苏黎世', '苏黎世联邦理工学院', 'Europe/Zurich'],
    applyFrom: 20,
    applyUntil: 60,
    mobility: [150, 515],
    places: 3,
    language: '雅思 7.0',
    budget: true,
    funding: true,
  },
  {
    key: 'sorbonne',
    name: '索邦大学硕士联合培养',
    category: 'joint_training',
    form: 'degree',
    groups: ['master'],
    where: ['FR', '巴黎', '索邦大学', 'Europe/Paris'],
    applyFrom: -5,
    applyUntil: 40,
    mobility: [270, 620],
    places: 4,
    language: '法语 B2',
    funding: true,
  },
  {
    key: 'snu',
    name: '首尔大学学期交换',
    category: 'exchange',
    form: 'credit',
    groups: ['undergraduate', 'master'],
    where: ['KR', '首尔', '首尔大学', 'Asia/Seoul'],
    applyFrom: -40,
    applyUntil: -6,
    lateUntil: 10,
    mobility: [95, 210],
    places: 6,
    language: 'TOPIK 4 级或雅思 6.0',
  },
  {
    key: 'melbourne',
    name: '墨尔本大学冬季学术英语',
    category: 'short_term',
    form: 'visit',
    groups: ['undergraduate', 'master', 'doctor'],
    where: ['AU', '墨尔本', '墨尔本大学', 'Australia/Melbourne'],
    applyFrom: -8,
    applyUntil: 12,
    mobility: [55, 83],
    places: 25,
    language: '英语四级 425',
  },
  {
    key: 'munich',
    name: '慕尼黑工业大学企业实习',
    category: 'internship',
    form: 'internship',
    groups: ['master'],
    where: ['DE', '慕尼黑', '慕尼黑工业大学', 'Europe/Berlin'],
    applyFrom: 8,
    applyUntil: 45,
    mobility: [120, 300],
    places: 6,
    language: '雅思 6.5 或德福 4',
    budget: true,
  },
  {
    key: 'sao-paulo',
    name: '圣保罗大学葡语文化访学',
    category: 'short_term',
    form: 'visit',
    groups: ['undergraduate'],
    where: ['BR', '圣保罗', '圣保罗大学', 'America/Sao_Paulo'],
    applyFrom: -12,
    applyUntil: 30,
    mobility: [100, 190],
    places: 10,
    language: '葡语 A2',
    funding: true,
  },
  {
    key: 'igem',
    name: '国际基因工程机器大赛（巴黎）',
    category: 'competition',
    form: 'visit',
    groups: ['undergraduate', 'master'],
    where: ['FR', '巴黎', '巴黎会展中心', 'Europe/Paris'],
    applyFrom: -3,
    applyUntil: 21,
    mobility: [330, 336],
    places: 15,
    language: '能用英语答辩',
    budget: true,
  },
  {
    key: 'hku',
    name: '香港大学学期交流',
    category: 'exchange',
    form: 'credit',
    groups: ['undergraduate', 'master'],
    where: ['HK', '香港', '香港大学', 'Asia/Hong_Kong'],
    applyFrom: -25,
    applyUntil: 9,
    mobility: [50, 175],
    places: 10,
    language: '雅思 6.0',
  },
  {
    key: 'self',
    name: '自联项目',
    category: 'self_arranged',
    form: 'visit',
    groups: ['undergraduate', 'master', 'doctor'],
    where: null,
    applyFrom: -300,
    applyUntil: 300,
    mobility: null,
    places: null,
    language: '按对方院校要求',
    funding: true,
  },
];

/** Last term's edition of some of them: now closed, with their students abroad. */
const earlierMobilities: Readonly<Record<string, readonly [from: number, to: number]>> = {
  berlin: [-71, 110],
  waseda: [-66, 95],
  sorbonne: [-80, 280],
  nus: [-58, -12],
  toronto: [-75, 60],
  snu: [-62, 90],
  zurich: [-50, 315],
  cambridge: [-45, -3],
  melbourne: [-40, 70],
  hku: [-4, 120],
};
const earlier: readonly Sketch[] = sketches.flatMap((sketch) => {
  const mobility = earlierMobilities[sketch.key];
  if (!mobility) return [];
  const { lateUntil: _, ...rest } = sketch;
  return [
    {
      ...rest,
      key: `${sketch.key}-earlier`,
      name: `${sketch.name}（秋季）`,
      applyFrom: -200,
      applyUntil: -130,
      mobility,
    },
  ];
});

export interface DemoProgramme {
  readonly key: string;
  /** Its window has passed and the office has closed it. */
  readonly over: boolean;
  readonly input: ProgrammeInput;
}

/** 14 programmes of this term and ten of last term, with dates relative to `today` (Asia/Shanghai). */
export function demoProgrammes(today: string): DemoProgramme[] {
  const of = (over: boolean) => (sketch: Sketch) => ({ key: sketch.key, over, input: inputOf(sketch, today) });
  return [...sketches.map(of(false)), ...earlier.map(of(true))];
}

function inputOf(sketch: Sketch, today: string): ProgrammeInput {
  const at = (days: number) => addDays(today, days);
  const [country, city, institution, timeZone] = sketch.where ?? [null, null, null, null];
  const year = Number((sketch.mobility ? at(sketch.mobility[0]) : at(sketch.applyUntil)).slice(0, 4));
  return {
    name: sketch.mobility ? sketch.name : `${year} 年${sketch.name}`,
    year,
    category: sketch.category,
    form: sketch.form,
    eligibleGroups: [...sketch.groups],
    country,
    city,
    institution,
    timeZone,
    startOn: sketch.mobility ? at(sketch.mobility[0]) : null,
    endOn: sketch.mobility ? at(sketch.mobility[1]) : null,
    applyFrom: at(sketch.applyFrom),
    applyUntil: at(sketch.applyUntil),
    lateEntryUntil: sketch.lateUntil === undefined ? null : at(sketch.lateUntil),
    places: sketch.places,
    languageRequirement: sketch.language,
    notice: notice(sketch.name),
    introduction: introductionOf(sketch.name, institution),
    declaration,
    requirements: requirementsOf(sketch.where === null),
    questions: questionsOf(sketch.category),
    reviewChain: ['college', 'office'],
    budgetEligible: sketch.budget ?? false,
    fundingEligible: sketch.funding ?? false,
    checkInIntervalDays: sketch.interval ?? 30,
    contact: '国际合作与交流处 学生交流科 · 行政楼 305 · waishi@example.edu.cn',
  };
}
