import type { RequestKind } from '@yuanhang/domain';

const page = (path: string, params: Readonly<Record<string, string>> = {}): string => {
  const pairs = Object.entries(params).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return `/pages/${path}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
};

/** Every page's address, once. The first four are tabs: `Taro.switchTab`. */
export const paths = {
  home: page('home/index'),
  programmes: page('programmes/index'),
  applications: page('applications/index'),
  me: page('me/index'),
  programme: (id: string) => page('programme/index', { id }),
  /** Notice and declaration, before an application begins. */
  begin: (programmeId: string) => page('apply/begin', { programmeId }),
  /** The wizard of an application that can be edited. */
  wizard: (id: string) => page('apply/index', { id }),
  application: (id: string) => page('application/index', { id }),
  supplement: (id: string) => page('application/supplement', { id }),
  request: (applicationId: string, kind: RequestKind) => page('request/index', { applicationId, kind }),
  /** One that was opened before. */
  requestDetail: (id: string) => page('request/index', { id }),
  checkIn: (applicationId: string) => page('check-in/index', { applicationId }),
  checkInHistory: (applicationId: string) => page('check-in/history', { applicationId }),
  /** 补充在外信息. */
  arrival: (applicationId: string) => page('check-in/arrival', { applicationId }),
  /** Whom to call; needs no network. */
  emergency: page('check-in/emergency'),
  /** The university's sign-in in a web-view. */
  handover: (url: string) => page('handover/index', { url }),
  messages: page('message/index'),
  announcement: (id: string) => page('announcement/index', { id }),
  announcements: page('announcement/list'),
  /** 我的信息. */
  record: page('account/record'),
  /** 我的数据与同意. */
  privacy: page('account/privacy'),
  /** The same, coming back from where a password was typed. */
  privacyConfirmed: page('account/privacy', { confirmed: '1' }),
  /** 消息设置. */
  reach: page('account/reach'),
  /** What was sent to me, how and with what outcome. */
  deliveries: page('account/deliveries'),
  /** How the product treats personal data, to read. */
  policy: page('account/policy'),
} as const;
