const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;
const two = (n: number) => String(n).padStart(2, '0');

export interface ClockText {
  readonly time: string;
  readonly day: string;
}

/** The time and day at `offsetMinutes` east of UTC. Does not use `Intl`: WeChat on Android does not support time zones reliably. */
export function clockText(now: Date, offsetMinutes: number): ClockText {
  const there = new Date(now.getTime() + offsetMinutes * 60_000);
  return {
    time: `${two(there.getUTCHours())}:${two(there.getUTCMinutes())}`,
    day: weekdays[there.getUTCDay()] ?? '',
  };
}

/** The current server time: the time in its answer plus the time elapsed on this device since. */
export const serverNow = (answered: string, answeredAt: number, at: number): Date =>
  new Date(new Date(answered).getTime() + (at - answeredAt));
