import type { Channel, DeliveryState } from '@yuanhang/contract';
import type { Tone } from '../../shared/ui';

/** The channels other than the inbox, which receives every message. */
export const channels = ['chat', 'wechat', 'email'] as const satisfies readonly Channel[];
export const states = [
  'failed',
  'waiting',
  'claimed',
  'sent',
  'superseded',
  'obsolete',
] as const satisfies readonly DeliveryState[];
export const stateTones: Record<DeliveryState, Tone> = {
  waiting: 'sea',
  claimed: 'sea',
  sent: 'green',
  failed: 'red',
  superseded: 'neutral',
  obsolete: 'neutral',
};
