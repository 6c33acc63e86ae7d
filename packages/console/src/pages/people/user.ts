import type { peopleRoutes, ResponseOf } from '@yuanhang/contract';

export type User = ResponseOf<NonNullable<typeof peopleRoutes.users.schemas>>['items'][number];
