import { route } from '../shared/route';
import type * as s from './schemas';

const student = ['student'] as const;
export const applicationRoutes = {
  list: route<typeof s.list>()('GET', '/api/applications', student, '我的申请'),
  detail: route<typeof s.detail>()('GET', '/api/applications/:id', student, '申请详情'),
  begin: route<typeof s.begin>()('POST', '/api/applications', student, '阅读须知并同意承诺后开始填报', {
    idempotent: true,
  }),
  savePage: route<typeof s.savePage>()('PUT', '/api/applications/:id/pages/:page', student, '保存一页草稿'),
  addLanguage: route<typeof s.addLanguage>()('POST', '/api/applications/:id/languages', student, '添加外语水平', {
    idempotent: true,
  }),
  updateLanguage: route<typeof s.updateLanguage>()(
    'PUT',
    '/api/applications/:id/languages/:languageId',
    student,
    '修改外语水平',
  ),
  removeLanguage: route<typeof s.removeLanguage>()(
    'DELETE',
    '/api/applications/:id/languages/:languageId',
    student,
    '删除外语水平',
  ),
  submit: route<typeof s.submit>()('POST', '/api/applications/:id/submission', student, '提交申请', {
    idempotent: true,
  }),
  recall: route<typeof s.recall>()('POST', '/api/applications/:id/recall', student, '撤回修改', { idempotent: true }),
  answerSupplement: route<typeof s.answerSupplement>()(
    'POST',
    '/api/applications/:id/supplement',
    student,
    '提交补充的材料',
    { idempotent: true },
  ),
  waiveFunding: route<typeof s.waiveFunding>()(
    'POST',
    '/api/applications/:id/funding-waiver',
    student,
    '放弃资助，办结申请',
    { idempotent: true },
  ),
  remove: route<typeof s.remove>()('DELETE', '/api/applications/:id', student, '删除草稿'),
  document: route<typeof s.document>()('GET', '/api/applications/:id/documents/:key', 'signed_in', '下载申请表（PDF）'),
};
