import type { RequestKind } from '@yuanhang/domain';

const page = (path: string, params: Readonly<Record<string, string>> = {}): string => {
  const pairs = Object.entries(params).map(([key, value]) => `${key}=${encodeURIComponent(value)}`);
  return `/pages/${path}${pairs.length > 0 ? `?${pairs.join('&')}` : ''}`;
};

/** The paths of all pages. The first four are tabs, opened with `Taro.switchTab`. */
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
  /** An existing request. */
  requestDetail: (id: string) => page('request/index', { id }),
  checkIn: (applicationId: string) => page('check-in/index', { applicationId }),
  checkInHistory: (applicationId: string) => page('check-in/history', { applicationId }),
  /** 补充在外信息. */
  arrival: (applicationId: string) => page('check-in/arrival', { applicationId }),
  /** The emergency contacts; needs no network. */
  emergency: page('check-in/emergency'),
  /** The confirmation code, then the university's sign-in in a web-view. */
  handover: (url: string, code: string) => page('handover/index', { url, code }),
  messages: page('message/index'),
  announcement: (id: string) => page('announcement/index', { id }),
  announcements: page('announcement/list'),
  /** 我的信息. */
  record: page('account/record'),
  /** 登录与绑定. */
  access: page('account/access'),
  /** 我的数据与同意. */
  privacy: page('account/privacy'),
  /** The same page after the user confirmed the password. */
  privacyConfirmed: page('account/privacy', { confirmed: '1' }),
  /** 消息设置. */
  reach: page('account/reach'),
  /** The messages sent to the user, with channel and outcome. */
  deliveries: page('account/deliveries'),
  /** The privacy policy. */
  policy: page('account/policy'),
} as const;
