import type { announcementRoutes, ResponseOf } from '@yuanhang/contract';
import type { Tone } from '../../shared/ui';

export type Managed = ResponseOf<NonNullable<typeof announcementRoutes.adminList.schemas>>['items'][number];
export const statuses = ['draft', 'published', 'withdrawn'] as const satisfies readonly Managed['status'][];
export const statusLabels: Record<Managed['status'], string> = {
  draft: '草稿',
  published: '已发布',
  withdrawn: '已撤下',
};
export const statusTones: Record<Managed['status'], Tone> = {
  draft: 'amber',
  published: 'green',
  withdrawn: 'neutral',
};
