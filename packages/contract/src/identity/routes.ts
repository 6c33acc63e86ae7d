import { route } from '../shared/route';
import type * as s from './schemas';

export const identityRoutes = {
  meta: route<typeof s.meta>()('GET', '/api/meta', 'public', '登录页需要的信息'),
  currentSession: route<typeof s.currentSession>()('GET', '/api/session', 'signed_in', '我是谁'),
  signInLocally: route<typeof s.signInLocally>()('POST', '/api/session/local', 'public', '用演示账号登录'),
  signInWithWechat: route<typeof s.signInWithWechat>()('POST', '/api/session/wechat', 'public', '用微信登录'),
  completeHandover: route<typeof s.completeHandover>()(
    'POST',
    '/api/session/handover',
    'public',
    '统一认证后回到小程序',
  ),
  confirmHandover: route<typeof s.confirmHandover>()(
    'POST',
    '/api/session/handover/confirmation',
    'public',
    '确认绑定微信（网页表单）',
    { takesForm: true },
  ),
  startCas: route<typeof s.startCas>()('GET', '/api/session/cas', 'public', '前往统一身份认证'),
  finishCas: route<typeof s.finishCas>()('GET', '/api/session/cas/callback', 'public', '统一身份认证返回'),
  casLogout: route<typeof s.casLogout>()('POST', '/api/session/cas/callback', 'public', '统一身份认证通知退出登录', {
    takesForm: true,
  }),
  signOut: route<typeof s.signOut>()('DELETE', '/api/session', 'signed_in', '退出登录'),
  signOutEverywhere: route<typeof s.signOutEverywhere>()(
    'DELETE',
    '/api/sessions',
    'signed_in',
    '在所有设备上退出登录',
  ),
  myAccess: route<typeof s.myAccess>()('GET', '/api/me/access', 'signed_in', '我的登录与绑定'),
  endSession: route<typeof s.endSession>()('DELETE', '/api/me/sessions/:id', 'signed_in', '结束一处登录'),
  unbindWechat: route<typeof s.unbindWechat>()('DELETE', '/api/me/wechat', 'signed_in', '解除微信绑定'),
  chatBinding: route<typeof s.chatBinding>()('GET', '/api/me/chat-binding', 'signed_in', '聊天助手绑定状态'),
  createBindingCode: route<typeof s.createBindingCode>()(
    'POST',
    '/api/me/chat-binding/codes',
    'signed_in',
    '获取绑定码',
  ),
  removeChatBinding: route<typeof s.removeChatBinding>()('DELETE', '/api/me/chat-binding', 'signed_in', '解除聊天绑定'),
  myRecord: route<typeof s.myRecord>()('GET', '/api/me/record', ['student'], '我的信息：学籍与联系方式'),
  updateContact: route<typeof s.updateContact>()('PUT', '/api/me/contact', ['student'], '修改联系方式'),
};
