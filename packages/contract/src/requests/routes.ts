import { route } from '../shared/route';
import type * as s from './schemas';

const student = ['student'] as const;
export const requestRoutes = {
  open: route<typeof s.open>()('POST', '/api/applications/:id/requests', student, '填写派出确认等后续事项', {
    idempotent: true,
  }),
  detail: route<typeof s.detail>()('GET', '/api/requests/:id', student, '事项详情'),
  saveForm: route<typeof s.saveForm>()('PUT', '/api/requests/:id/form', student, '保存草稿'),
  submit: route<typeof s.submit>()('POST', '/api/requests/:id/submission', student, '提交', { idempotent: true }),
  recall: route<typeof s.recall>()('POST', '/api/requests/:id/recall', student, '撤回修改', { idempotent: true }),
  document: route<typeof s.document>()(
    'GET',
    '/api/requests/:id/document',
    'signed_in',
    '下载派出确认表或返校总结表（PDF）',
  ),
  reveal: route<typeof s.reveal>()(
    'POST',
    '/api/admin/requests/:id/reveals',
    ['office', 'finance'],
    '查看一个证件号或银行账号（写入审计）',
  ),
  remove: route<typeof s.remove>()('DELETE', '/api/requests/:id', student, '删除草稿'),
};
