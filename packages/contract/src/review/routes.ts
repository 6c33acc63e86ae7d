import { route } from '../shared/route';
import type * as s from './schemas';

const reviewers = ['college_reviewer', 'office', 'finance'] as const;
const staff = [...reviewers, 'admin'] as const;
export const reviewRoutes = {
  queue: route<typeof s.queue>()('GET', '/api/admin/reviews', reviewers, '等我处理的事项'),
  counts: route<typeof s.counts>()('GET', '/api/admin/review-counts', reviewers, '等我处理的事项各有多少'),
  application: route<typeof s.applicationForReview>()('GET', '/api/admin/applications/:id', staff, '申请详情（审核）'),
  request: route<typeof s.requestForReview>()('GET', '/api/admin/requests/:id', staff, '事项详情（审核）'),
  decideApplication: route<typeof s.decideApplication>()(
    'POST',
    '/api/admin/applications/:id/decisions',
    reviewers,
    '审核申请',
    { idempotent: true },
  ),
  askSupplement: route<typeof s.askSupplement>()(
    'POST',
    '/api/admin/applications/:id/supplement-requests',
    reviewers,
    '要求补充材料',
    { idempotent: true },
  ),
  withdrawSupplement: route<typeof s.withdrawSupplement>()(
    'POST',
    '/api/admin/applications/:id/supplement-requests/withdrawal',
    reviewers,
    '取消补充要求',
    { idempotent: true },
  ),
  cancelApplication: route<typeof s.cancelApplication>()(
    'POST',
    '/api/admin/applications/:id/cancellation',
    ['office'],
    '取消派出',
    { idempotent: true },
  ),
  decideMany: route<typeof s.decideMany>()('POST', '/api/admin/decisions', reviewers, '批量审核', {
    idempotent: true,
  }),
  decideRequest: route<typeof s.decideRequest>()('POST', '/api/admin/requests/:id/decisions', reviewers, '审核事项', {
    idempotent: true,
  }),
};
