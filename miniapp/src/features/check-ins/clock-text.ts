const weekdays = ['周日', '周一', '周二', '周三', '周四', '周五', '周六'] as const;
const two = (n: number) => String(n).padStart(2, '0');

export interface ClockText {
  readonly time: string;
  readonly day: string;
}

/** What a clock shows `offsetMinutes` east of UTC. No `Intl`: WeChat on Android cannot be relied on for zones. */
export function clockText(now: Date, offsetMinutes: number): ClockText {
  const there = new Date(now.getTime() + offsetMinutes * 60_000);
  return {
    time: `${two(there.getUTCHours())}:${two(there.getUTCMinutes())}`,
    day: weekdays[there.getUTCDay()] ?? '',
  };
}

/** Time at the server by our own steady clock: its answer plus what has passed since. */
export const serverNow = (answered: string, answeredAt: number, at: number): Date =>
  new Date(new Date(answered).getTime() + (at - answeredAt));
