import { announcementRoutes, applicationRoutes, type Call, programmeRoutes, requestRoutes } from '@yuanhang/contract';
import type { RequestKind } from '@yuanhang/domain';
import { apiAs } from './api';

/** A page of the mini program in one of its states. */
export interface StudentPage {
  readonly name: string;
  /** Which student of the demo opens it; null before signing in. */
  readonly username: string | null;
  readonly path: string;
  /** Text that the page shows once it has loaded. */
  readonly text: string | RegExp;
  /** The page asks the server for nothing. */
  readonly isStatic?: true;
}

const applicationId = async (call: Call) => {
  const { items } = await call(applicationRoutes.list, { query: {} });
  const [first] = items;
  if (!first) throw new Error('this student of the demo has no application');
  return first.id;
};

/** The page of a draft of this kind, which is opened if there is none yet. */
async function draftPath(call: Call, kind: RequestKind): Promise<string> {
  const { id } = await call(requestRoutes.open, { params: { id: await applicationId(call) }, body: { kind } });
  return `/pages/request/index?id=${id}`;
}

/** The page of the submitted request of this kind. */
async function submittedPath(call: Call, kind: RequestKind): Promise<string> {
  const { requests } = await call(applicationRoutes.detail, { params: { id: await applicationId(call) } });
  return `/pages/request/index?id=${requests.find((one) => one.kind === kind)?.id}`;
}

/** Every page of the mini program, in the states in which the demo's students see it. */
export async function studentPages(url: string): Promise<readonly StudentPage[]> {
  const usernames = ['lin', 'zhou', 'zhao', 'feng', 'you', 'yun', 'he', 'wei', 'ma'] as const;
  const calls = await Promise.all(usernames.map((username) => apiAs(url, username)));
  const [lin, zhou, zhao, feng, you, yun, he, wei, ma] = calls;
  if (!lin || !zhou || !zhao || !feng || !you || !yun || !he || !wei || !ma)
    throw new Error('a student of the demo is missing');
  const { items } = await lin(programmeRoutes.list, { query: { q: '柏林', open: 'true' } });
  const programme = items[0]?.id ?? '';
  const { items: seoul } = await lin(programmeRoutes.list, { query: { q: '首尔' } });
  const late = seoul.find(({ window }) => window === 'late_entry');
  const [zhouId, zhaoId, fengId, youId, yunId] = await Promise.all([zhou, zhao, feng, you, yun].map(applicationId));
  const { items: news } = await lin(announcementRoutes.list, { query: {} });
  const wizard = (id: string | undefined, step: string) => `/pages/apply/index?id=${id}&step=${step}`;
  return [
    { name: 'sign-in', username: null, path: '/pages/sign-in/index', text: '林知远' },
    { name: 'home-new', username: 'lin', path: '/pages/home/index', text: '正在报名' },
    { name: 'home-approved', username: 'zhou', path: '/pages/home/index', text: '我的交流' },
    { name: 'home-abroad', username: 'zhao', path: '/pages/home/index', text: '我的交流' },
    { name: 'programmes', username: 'lin', path: '/pages/programmes/index', text: '柏林自由大学学期交换' },
    { name: 'programme', username: 'lin', path: `/pages/programme/index?id=${programme}`, text: '项目介绍' },
    { name: 'begin', username: 'lin', path: `/pages/apply/begin?programmeId=${programme}`, text: '本人承诺' },
    { name: 'wizard-basic', username: 'feng', path: wizard(fengId, 'basic'), text: '基本信息' },
    { name: 'wizard-application', username: 'feng', path: wizard(fengId, 'application'), text: '学习计划' },
    { name: 'wizard-languages', username: 'feng', path: wizard(fengId, 'languages'), text: '外语水平' },
    { name: 'wizard-materials', username: 'feng', path: wizard(fengId, 'materials'), text: '护照首页' },
    { name: 'wizard-review', username: 'feng', path: wizard(fengId, 'review'), text: '提交申请' },
    { name: 'home-supplement', username: 'yun', path: '/pages/home/index', text: '补交材料' },
    { name: 'supplement', username: 'yun', path: `/pages/application/supplement?id=${yunId}`, text: '导师推荐信' },
    { name: 'plan-change', username: 'he', path: await submittedPath(he, 'plan_change'), text: '通过后的变化' },
    {
      name: 'announcement',
      username: 'lin',
      path: `/pages/announcement/index?id=${news[0]?.id}`,
      text: '2027 年春季学期',
    },
    { name: 'applications', username: 'zhao', path: '/pages/applications/index', text: 'YH20' },
    { name: 'application-revision', username: 'you', path: `/pages/application/index?id=${youId}`, text: '退回修改' },
    { name: 'application-approved', username: 'zhou', path: `/pages/application/index?id=${zhouId}`, text: '进度' },
    { name: 'application-abroad', username: 'zhao', path: `/pages/application/index?id=${zhaoId}`, text: '进度' },
    { name: 'dispatch', username: 'zhou', path: await draftPath(zhou, 'dispatch_confirmation'), text: '出发日期' },
    { name: 'check-in', username: 'zhao', path: `/pages/check-in/index?applicationId=${zhaoId}`, text: '平安' },
    { name: 'messages', username: 'zhao', path: '/pages/message/index', text: 'YH20' },
    { name: 'me', username: 'zhao', path: '/pages/me/index', text: '赵一鸣' },
    { name: 'record', username: 'zhao', path: '/pages/account/record', text: '紧急联系人电话' },
    { name: 'privacy', username: 'zhao', path: '/pages/account/privacy', text: '按用途同意' },
    { name: 'access', username: 'zhao', path: '/pages/account/access', text: '登录中的设备' },
    { name: 'reach', username: 'zhao', path: '/pages/account/reach', text: '已绑定' },
    { name: 'deliveries', username: 'zhao', path: '/pages/account/deliveries', text: /YH20|还没有发送过/ },
    { name: 'policy', username: 'zhao', path: '/pages/account/policy', text: '收集什么', isStatic: true },
    { name: 'announcements', username: 'zhao', path: '/pages/announcement/list', text: '2027 年春季学期' },
    {
      name: 'check-in-history',
      username: 'zhao',
      path: `/pages/check-in/history?applicationId=${zhaoId}`,
      text: '平安',
    },
    { name: 'arrival', username: 'zhao', path: `/pages/check-in/arrival?applicationId=${zhaoId}`, text: '当地住址' },
    { name: 'emergency', username: 'zhao', path: '/pages/check-in/emergency', text: '12308', isStatic: true },
    { name: 'budget', username: 'zhou', path: await draftPath(zhou, 'budget_application'), text: '合计' },
    {
      name: 'pre-departure-change',
      username: 'zhou',
      path: await draftPath(zhou, 'pre_departure_change'),
      text: '变更类型',
    },
    { name: 'return', username: 'zhao', path: await draftPath(zhao, 'return_formalities'), text: '实际返校日期' },
    { name: 'return-submitted', username: 'wei', path: await submittedPath(wei, 'return_formalities'), text: '审核中' },
    {
      name: 'funding-submitted',
      username: 'ma',
      path: await submittedPath(ma, 'funding_application'),
      text: '开户银行',
    },
    { name: 'wizard-remark', username: 'you', path: wizard(youId, 'application'), text: '请写明拟修课程' },
    { name: 'programme-late', username: 'lin', path: `/pages/programme/index?id=${late?.id}`, text: '现在可以补录' },
  ];
}
