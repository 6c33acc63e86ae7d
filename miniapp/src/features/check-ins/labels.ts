import type { CheckIn, CheckInState } from '@yuanhang/contract';
import type { Tone } from '../../shared/ui';

export type Due = NonNullable<CheckInState['due']>;

const dueTones: Readonly<Record<Due['tone'], Tone>> = { overdue: 'red', now: 'amber', soon: 'amber', wait: 'sea' };
export const dueTone = (due: Due): Tone => dueTones[due.tone];

export const wellbeingTone = (checkIn: CheckIn): Tone => (checkIn.wellbeing === 'safe' ? 'green' : 'red');

/** `来自聊天：“一切顺利”`. */
export function checkInNote({ kindLabel, source, note, proxy }: CheckIn): string {
  const from = source === 'chat' ? '来自聊天' : source === 'proxy' ? '老师代为登记' : kindLabel;
  if (proxy) return `${proxy.name}${from}：“${note || proxy.reason}”`;
  return note ? `${from}：“${note}”` : from;
}
