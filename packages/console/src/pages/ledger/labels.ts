import type { notificationRoutes, ResponseOf } from '@yuanhang/contract';
import type { Tone } from '../../shared/ui';

type Entry = ResponseOf<NonNullable<typeof notificationRoutes.ledger.schemas>>['items'][number];
export type DeliveryState = Entry['state'];

/** The channels other than the inbox, which receives every message. */
export const channels = ['chat', 'wechat', 'email'] as const satisfies readonly Entry['channel'][];
export const states = [
  'failed',
  'waiting',
  'claimed',
  'sent',
  'superseded',
  'obsolete',
] as const satisfies readonly DeliveryState[];
export const stateLabels: Record<DeliveryState, string> = {
  waiting: '等待发送',
  claimed: '正在发送',
  sent: '已送达',
  failed: '发送失败',
  superseded: '已被代替',
  obsolete: '不再需要',
};
export const stateTones: Record<DeliveryState, Tone> = {
  waiting: 'sea',
  claimed: 'sea',
  sent: 'green',
  failed: 'red',
  superseded: 'neutral',
  obsolete: 'neutral',
};
