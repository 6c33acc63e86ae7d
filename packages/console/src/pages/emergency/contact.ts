import type { checkInRoutes, ResponseOf } from '@yuanhang/contract';

export type Contact = ResponseOf<NonNullable<typeof checkInRoutes.emergencyContacts.schemas>>['items'][number];
