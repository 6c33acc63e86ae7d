import type {
  Consent,
  Home,
  Me,
  Meta,
  MyAccess,
  MyRecord,
  ProgrammeDetail,
  ProgrammeSummary,
} from '@yuanhang/contract';
import type { Answer, Server } from './host/wx';

export const me: Me = {
  id: 'user-00001',
  name: '林晓',
  roles: ['student'],
  college: { id: 'college-1', name: '外国语学院' },
  student: {
    studentNumber: '320210931',
    level: 'undergraduate',
    major: '德语',
    grade: '2023',
    phone: null,
    email: null,
  },
};

export const meta: Meta = {
  university: '远航大学',
  now: '2026-11-26T02:00:00.000Z',
  demo: true,
  signIn: { local: true, cas: true, wechat: true },
  casLogoutUrl: null,
  demoAccounts: [{ username: 'lin', name: '林晓', role: 'student', description: '下一步填派出确认' }],
  demoPassword: 'demo-password',
};

export const berlin: ProgrammeSummary = {
  id: 'programme-berlin',
  name: '柏林自由大学学期交换',
  year: 2027,
  category: 'exchange',
  form: 'credit',
  eligibleGroups: ['undergraduate'],
  country: 'DE',
  countryName: '德国',
  city: '柏林',
  institution: '柏林自由大学',
  startOn: '2027-03-15',
  endOn: '2027-08-31',
  applyFrom: '2026-10-01',
  applyUntil: '2026-11-29',
  window: 'closing_soon',
  windowText: '还剩 3 天',
  places: 4,
  placesTaken: 1,
  languageRequirement: '雅思 6.5',
  fundingEligible: true,
  selfArranged: false,
  status: 'published',
};

export const berlinDetail: ProgrammeDetail = {
  ...berlin,
  noticeHtml: '<p>请在截止前提交。</p>',
  introductionHtml: '<p>夏季学期。</p>',
  declaration: '本人承诺所填属实。',
  requirements: [
    {
      key: 'passport',
      name: '护照首页',
      help: '四角完整',
      required: true,
      phase: 'application',
      fileTypes: ['pdf', 'jpg'],
      maxBytes: 10_485_760,
      maxCount: 1,
      blankForm: null,
    },
  ],
  questions: { key: 'questions', title: '补充问题', fields: [] },
  budgetEligible: true,
  lateEntryAllowed: false,
  checkInIntervalDays: 30,
  reviewChain: ['college', 'office'],
  contact: '国际处',
  apply: { allowed: true, reasons: [], applicationId: null, passUntil: null },
  version: 1,
};

export const home: Home = {
  now: meta.now,
  today: '2026-11-26',
  name: '林晓',
  next: {
    applicationId: 'application-1',
    number: 'YH2026-000318',
    programmeName: berlin.name,
    title: '填写派出确认',
    detail: '',
    action: 'request:dispatch_confirmation',
    dueOn: '2026-12-01',
    dueText: '12 月 1 日 24:00（北京时间）',
    tone: 'soon',
  },
  deadlines: [],
  current: null,
  openProgrammes: [berlin],
  announcements: [],
  rollCall: null,
  unreadMessages: 0,
};

export const consent: Consent = {
  purpose: 'chat',
  version: 1,
  title: '聊天消息提醒',
  text: '绑定聊天助手后，在聊天里接收提醒、回复打卡。',
  necessary: false,
  without: '不同意就不在聊天里提醒。',
  withdrawal: '撤回后不再在聊天里提醒。',
  granted: true,
  decidedAt: meta.now,
};

export const access: MyAccess = {
  sessions: [
    { id: 'session-1', device: 'iPhone · 微信', signedInAt: meta.now, seenAt: meta.now, isThis: true },
    { id: 'session-2', device: 'Windows 电脑 · Edge', signedInAt: meta.now, seenAt: meta.now, isThis: false },
  ],
  wechat: { device: 'iPhone · 微信', boundAt: meta.now },
};
export const record: MyRecord = {
  register: {
    studentNumber: '320210931',
    name: '林晓',
    pinyin: 'LIN XIAO',
    gender: '女',
    birthDate: '2004-05-06',
    college: '外国语学院',
    major: '德语',
    level: 'undergraduate',
    grade: '2023',
    gpa: '3.8',
    identityCard: '1●●●●●●●●●●●●●●02X',
  },
  contact: {
    phone: '13800000001',
    email: '',
    address: '',
    emergencyName: '',
    emergencyRelation: '',
    emergencyPhone: '',
  },
};

export const ok = (body: unknown): Answer => ({ status: 200, body });
export const refused = (status: number, code: string, message: string): Answer => ({
  status,
  body: { code, message, requestId: 'request-1', problems: [] },
});

type Handler = Server;

/** A server with exactly these answers, by `GET /api/…`. */
export const serving =
  (answers: Readonly<Record<string, Answer | Handler>>): Server =>
  (request) => {
    const answer = answers[`${request.method} ${request.path}`] ?? refused(404, 'not_found', '没有找到，或你无权查看');
    return typeof answer === 'function' ? answer(request) : answer;
  };

/** The answers needed by a signed-in student. */
export const student = {
  'GET /api/meta': ok(meta),
  'GET /api/session': ok({ me, now: meta.now }),
  'GET /api/home': ok(home),
  'GET /api/programmes': ok({ items: [berlin], nextCursor: null }),
  'GET /api/programme-filters': ok({ years: [2027], countries: [{ code: 'DE', name: '德国' }] }),
  [`GET /api/programmes/${berlin.id}`]: ok(berlinDetail),
  'GET /api/applications': ok({ items: [], nextCursor: null }),
  'GET /api/me/consents': ok({ items: [consent] }),
  'GET /api/me/export': ok('a ZIP'),
  'GET /api/me/erasure-request': ok({ request: null }),
  'GET /api/me/record': ok(record),
  'GET /api/me/access': ok(access),
} as const;
