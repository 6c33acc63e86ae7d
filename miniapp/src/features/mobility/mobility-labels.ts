import type { Mobility } from '@yuanhang/contract';
import { dateAtOffset, daysBetween, formatDate, shanghaiOffset } from '@yuanhang/domain';

export interface MobilityLabels {
  /** `在外第 52 天`, `还有 61 天出发`, `已返校`. */
  readonly now: string;
  /** The elapsed part of the mobility, 0 to 1. */
  readonly part: number;
  readonly from: string;
  readonly until: string;
}

/** The progress of the mobility in days, counted by the destination's calendar after arrival. */
export function mobilityLabels(mobility: Mobility, now: Date): MobilityLabels {
  const { departOn, returnOn, arrivedOn, offsetMinutes } = mobility;
  const today = dateAtOffset(now, arrivedOn === null ? shanghaiOffset : offsetMinutes);
  const whole = Math.max(1, daysBetween(departOn, returnOn));
  const gone = daysBetween(departOn, today);
  const part = Math.min(1, Math.max(0, gone / whole));
  const words = { part, from: formatDate(departOn, today), until: formatDate(returnOn, today) };
  if (gone < 0) return { ...words, now: `还有 ${-gone} 天出发` };
  if (today > returnOn) return { ...words, now: '行程已结束' };
  if (arrivedOn === null) return { ...words, now: gone === 0 ? '今天出发' : '已出发' };
  return { ...words, now: `在外第 ${daysBetween(arrivedOn, today) + 1} 天` };
}
