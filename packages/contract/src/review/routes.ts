import { route } from '../shared/route';
import type * as s from './schemas';

const reviewers = ['college_reviewer', 'office', 'finance'] as const;
const staff = [...reviewers, 'admin'] as const;
export const reviewRoutes = {
  queue: route<typeof s.queue>()('GET', '/api/admin/reviews', reviewers, '等我处理的事项'),
  application: route<typeof s.applicationForReview>()('GET', '/api/admin/applications/:id', staff, '申请详情（审核）'),
  request: route<typeof s.requestForReview>()('GET', '/api/admin/requests/:id', staff, '事项详情（审核）'),
  decideApplication: route<typeof s.decideApplication>()(
    'POST',
    '/api/admin/applications/:id/decisions',
    reviewers,
    '审核申请',
    { idempotent: true },
  ),
  decideRequest: route<typeof s.decideRequest>()('POST', '/api/admin/requests/:id/decisions', reviewers, '审核事项', {
    idempotent: true,
  }),
};
