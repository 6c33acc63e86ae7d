import { reviewerRoles, rolesThatSee } from '@yuanhang/domain';
import { route } from '../shared/route';
import type * as s from './schemas';

const staff = rolesThatSee('applications');
export const reviewRoutes = {
  queue: route<typeof s.queue>()('GET', '/api/admin/reviews', reviewerRoles, '等我处理的事项'),
  counts: route<typeof s.counts>()('GET', '/api/admin/review-counts', reviewerRoles, '等我处理的事项各有多少'),
  application: route<typeof s.applicationForReview>()('GET', '/api/admin/applications/:id', staff, '申请详情（审核）'),
  request: route<typeof s.requestForReview>()('GET', '/api/admin/requests/:id', staff, '事项详情（审核）'),
  decideApplication: route<typeof s.decideApplication>()(
    'POST',
    '/api/admin/applications/:id/decisions',
    reviewerRoles,
    '审核申请',
    { idempotent: true },
  ),
  askSupplement: route<typeof s.askSupplement>()(
    'POST',
    '/api/admin/applications/:id/supplement-requests',
    reviewerRoles,
    '要求补充材料',
    { idempotent: true },
  ),
  withdrawSupplement: route<typeof s.withdrawSupplement>()(
    'POST',
    '/api/admin/applications/:id/supplement-requests/withdrawal',
    reviewerRoles,
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
  decideMany: route<typeof s.decideMany>()('POST', '/api/admin/decisions', reviewerRoles, '批量审核', {
    idempotent: true,
  }),
  decideRequest: route<typeof s.decideRequest>()(
    'POST',
    '/api/admin/requests/:id/decisions',
    reviewerRoles,
    '审核事项',
    {
      idempotent: true,
    },
  ),
};
