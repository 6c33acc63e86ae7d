import type { ProgrammeInput } from '@yuanhang/contract';
import { addDays, type FormValues } from '@yuanhang/domain';
import type { DemoStudent } from './people';

/** The answers of the demo's students in their forms. */
export const basicAnswers = (student: DemoStudent, index: number): FormValues => ({
  phone: `138${String(10_000_000 + index * 7919)}`,
  email: `${student.username}@stu.example.edu.cn`,
  address: `示例大学榆中校区 ${1 + (index % 12)} 号楼 ${200 + index} 室`,
  emergencyName: `${student.name.slice(0, 1)}${index % 2 === 0 ? '建国' : '秀英'}`,
  emergencyRelation: index % 2 === 0 ? '父亲' : '母亲',
  emergencyPhone: `139${String(20_000_000 + index * 6271)}`,
});

const plan =
  '计划在交流期间修读三到四门与专业相关的课程，重点补上国内课程中涉及较少的方法训练与跨文化沟通，并参加所在院系每周的研讨。' +
  '第一个月完成选课与住宿安排，熟悉图书馆与实验室；第二个月起每两周与国内导师线上汇报一次进展，按时提交课程作业与读书笔记。' +
  '期末完成一篇课程论文，并把课堂上学到的研究方法用到毕业论文的选题里。课余参加语言伙伴活动和当地的志愿服务，记录并整理见闻，返校后在学院做一次分享，帮助后面的同学少走弯路。';

export const applicationAnswers = ({ startOn, endOn }: ProgrammeInput): FormValues => ({
  startOn,
  endOn,
  fundingSource: ['self', 'university'],
  studyPlan: plan,
  motivation: '希望在真实的国际环境里检验自己的专业能力。',
  hasBeenAbroad: false,
});

export const languageAnswers = (takenOn: string, index: number): FormValues =>
  index % 3 === 0
    ? { test: 'cet6', score: String(480 + (index % 9) * 12), takenOn, note: '' }
    : { test: 'ielts', score: index % 2 === 0 ? '7.0' : '6.5', takenOn, note: '听 7.5 读 7.5 写 6.5 说 6.5' };

export const dispatchAnswers = (student: DemoStudent, index: number, programme: ProgrammeInput): FormValues => {
  const departOn = programme.startOn ?? '';
  const returnOn = programme.endOn ?? '';
  const hongKong = programme.country === 'HK';
  return {
    departOn,
    returnOn,
    itinerary: `兰州 → 北京 → ${programme.city ?? ''}，当日抵达`,
    visaStatus: hongKong ? 'exempt' : 'granted',
    ...(hongKong ? {} : { visaNumber: `V${String(30_000_000 + index * 811)}` }),
    travelDocumentType: hongKong ? 'hk_macao_permit' : 'passport',
    travelDocumentNumber: `${hongKong ? 'C' : 'E'}${String(10_000_000 + index * 4021)}`,
    travelDocumentValidUntil: addDays(returnOn, 900),
    insurer: '中国人寿',
    insurancePolicyNumber: `CL2026${String(100_000 + index)}`,
    insuranceFrom: departOn,
    insuranceTo: addDays(returnOn, 7),
    hostContact: 'International Office',
    hostEmail: 'exchange@host.example.org',
    addressAbroad: `${programme.city ?? ''} 国际学生公寓 ${100 + index} 室`,
    emergencyName: `${student.name.slice(0, 1)}${index % 2 === 0 ? '建国' : '秀英'}`,
    emergencyRelation: index % 2 === 0 ? '父亲' : '母亲',
    emergencyPhone: `139${String(20_000_000 + index * 6271)}`,
  };
};

export const budgetAnswers: FormValues = {
  internationalTravelAmount: 980_000,
  internationalTravelNote: '兰州—多伦多往返经济舱',
  accommodationAmount: 2_400_000,
  accommodationNote: '学生宿舍 4 个月',
  insuranceAmount: 96_000,
  explanation: '按航空公司官网与学校宿舍公布的价格计算，差额自筹。',
};

export const extensionAnswers = (newReturnOn: string): FormValues => ({
  changeType: 'extension',
  newReturnOn,
  reason: '实验数据还差最后一批，导师建议再留六周完成。',
});

const weekly =
  '这次交流从选课、住宿到结课都比较顺利。课程以讨论为主，每周要读完指定的文献并提交短评，开始时跟得吃力，一个月后逐渐适应。';

export const returnAnswers = (actualReturnOn: string): FormValues => ({
  actualReturnOn,
  finalReport: `${weekly.repeat(6)}建议以后的同学提前联系当地导师，出发前把住宿和保险办好。`,
  hasTranscript: true,
  recognisedCredits: 12,
  recognition: '三门课程对应本校专业选修课，已与教务老师沟通。',
});

export const fundingAnswers = (holder: string, index: number): FormValues => ({
  amount: 600_000,
  accountHolder: holder,
  bankName: '中国银行兰州示例支行',
  bankAccount: `62170000100${String(10_000_000 + index * 1373)}`,
  explanation: '国际旅费与保险费，票据齐全。',
});
