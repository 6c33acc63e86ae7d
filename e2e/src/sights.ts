import { announcementRoutes, applicationRoutes, type Call, programmeRoutes, requestRoutes } from '@yuanhang/contract';
import type { RequestKind } from '@yuanhang/domain';
import { demoPassword } from './personas';
import { signedIn } from './staff';

/** A page worth looking at: whose eyes, where, and the words that say it has come. */
export interface Sight {
  readonly name: string;
  /** A student of the demo; null before signing in. */
  readonly who: string | null;
  readonly path: string;
  readonly words: string | RegExp;
  /** Shows what the phone knows by itself. */
  readonly asksNobody?: true;
}

const applicationId = async (call: Call) => {
  const { items } = await call(applicationRoutes.list, { query: {} });
  const [first] = items;
  if (!first) throw new Error('this student of the demo has no application');
  return first.id;
};

/** Opens (or finds) the request, so that its page has something to show. */
async function requestPath(call: Call, kind: RequestKind): Promise<string> {
  const id = await applicationId(call);
  const request = { params: { id }, body: { kind } };
  const { id: requestId } = await call(requestRoutes.open, request, { idempotencyKey: `gallery-${kind}-${id}` });
  return `/pages/request/index?id=${requestId}`;
}

/** One that was handed in. */
async function requestOf(call: Call, kind: RequestKind): Promise<string> {
  const { requests } = await call(applicationRoutes.detail, { params: { id: await applicationId(call) } });
  return `/pages/request/index?id=${requests.find((one) => one.kind === kind)?.id}`;
}

/** Every page of the mini program, in the states that the demo's students are in. */
export async function sights(url: string): Promise<readonly Sight[]> {
  const as = (username: string) => signedIn(url, username, demoPassword);
  const names = ['lin', 'zhou', 'zhao', 'feng', 'you', 'yun', 'he', 'wei', 'ma'] as const;
  const calls = await Promise.all(names.map(as));
  const [lin, zhou, zhao, feng, you, yun, he, wei, ma] = calls;
  if (!lin || !zhou || !zhao || !feng || !you || !yun || !he || !wei || !ma)
    throw new Error('a student of the demo is missing');
  const { items } = await lin(programmeRoutes.list, { query: { q: '柏林', open: 'true' } });
  const programme = items[0]?.id ?? '';
  const { items: seoul } = await lin(programmeRoutes.list, { query: { q: '首尔' } });
  const late = seoul.find(({ window }) => window === 'late_entry');
  const [zhous, zhaos, fengs, yous, yuns] = await Promise.all([zhou, zhao, feng, you, yun].map(applicationId));
  const { items: news } = await lin(announcementRoutes.list, { query: {} });
  const wizard = (id: string | undefined, step: string) => `/pages/apply/index?id=${id}&step=${step}`;
  return [
    { name: 'sign-in', who: null, path: '/pages/sign-in/index', words: '林知远' },
    { name: 'home-new', who: 'lin', path: '/pages/home/index', words: '正在报名' },
    { name: 'home-approved', who: 'zhou', path: '/pages/home/index', words: '我的交流' },
    { name: 'home-abroad', who: 'zhao', path: '/pages/home/index', words: '我的交流' },
    { name: 'programmes', who: 'lin', path: '/pages/programmes/index', words: '柏林自由大学学期交换' },
    { name: 'programme', who: 'lin', path: `/pages/programme/index?id=${programme}`, words: '项目介绍' },
    { name: 'begin', who: 'lin', path: `/pages/apply/begin?programmeId=${programme}`, words: '本人承诺' },
    { name: 'wizard-basic', who: 'feng', path: wizard(fengs, 'basic'), words: '基本信息' },
    { name: 'wizard-application', who: 'feng', path: wizard(fengs, 'application'), words: '学习计划' },
    { name: 'wizard-languages', who: 'feng', path: wizard(fengs, 'languages'), words: '外语水平' },
    { name: 'wizard-materials', who: 'feng', path: wizard(fengs, 'materials'), words: '护照首页' },
    { name: 'wizard-review', who: 'feng', path: wizard(fengs, 'review'), words: '提交申请' },
    { name: 'home-supplement', who: 'yun', path: '/pages/home/index', words: '补交材料' },
    { name: 'supplement', who: 'yun', path: `/pages/application/supplement?id=${yuns}`, words: '导师推荐信' },
    { name: 'plan-change', who: 'he', path: await requestOf(he, 'plan_change'), words: '通过后的变化' },
    { name: 'announcement', who: 'lin', path: `/pages/announcement/index?id=${news[0]?.id}`, words: '2027 年春季学期' },
    { name: 'applications', who: 'zhao', path: '/pages/applications/index', words: 'YH20' },
    { name: 'application-revision', who: 'you', path: `/pages/application/index?id=${yous}`, words: '退回修改' },
    { name: 'application-approved', who: 'zhou', path: `/pages/application/index?id=${zhous}`, words: '进度' },
    { name: 'application-abroad', who: 'zhao', path: `/pages/application/index?id=${zhaos}`, words: '进度' },
    { name: 'dispatch', who: 'zhou', path: await requestPath(zhou, 'dispatch_confirmation'), words: '出发日期' },
    { name: 'check-in', who: 'zhao', path: `/pages/check-in/index?applicationId=${zhaos}`, words: '平安' },
    { name: 'messages', who: 'zhao', path: '/pages/message/index', words: 'YH20' },
    { name: 'me', who: 'zhao', path: '/pages/me/index', words: '赵一鸣' },
    { name: 'record', who: 'zhao', path: '/pages/account/record', words: '紧急联系人电话' },
    { name: 'privacy', who: 'zhao', path: '/pages/account/privacy', words: '按用途同意' },
    { name: 'reach', who: 'zhao', path: '/pages/account/reach', words: '已绑定' },
    { name: 'deliveries', who: 'zhao', path: '/pages/account/deliveries', words: /YH20|还没有发送过/ },
    { name: 'policy', who: 'zhao', path: '/pages/account/policy', words: '收集什么', asksNobody: true },
    { name: 'announcements', who: 'zhao', path: '/pages/announcement/list', words: '2027 年春季学期' },
    { name: 'check-in-history', who: 'zhao', path: `/pages/check-in/history?applicationId=${zhaos}`, words: '平安' },
    { name: 'arrival', who: 'zhao', path: `/pages/check-in/arrival?applicationId=${zhaos}`, words: '当地住址' },
    { name: 'emergency', who: 'zhao', path: '/pages/check-in/emergency', words: '12308', asksNobody: true },
    { name: 'budget', who: 'zhou', path: await requestPath(zhou, 'budget_application'), words: '合计' },
    {
      name: 'pre-departure-change',
      who: 'zhou',
      path: await requestPath(zhou, 'pre_departure_change'),
      words: '变更类型',
    },
    { name: 'return', who: 'zhao', path: await requestPath(zhao, 'return_formalities'), words: '实际返校日期' },
    { name: 'return-submitted', who: 'wei', path: await requestOf(wei, 'return_formalities'), words: '审核中' },
    { name: 'funding-submitted', who: 'ma', path: await requestOf(ma, 'funding_application'), words: '开户银行' },
    { name: 'wizard-remark', who: 'you', path: wizard(yous, 'application'), words: '请写明拟修课程' },
    { name: 'programme-late', who: 'lin', path: `/pages/programme/index?id=${late?.id}`, words: '现在可以补录' },
  ];
}
