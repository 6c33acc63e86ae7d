/** Durations in milliseconds. A calendar day may be longer or shorter where clocks change: see `addDays`. */
export const minuteMilliseconds = 60_000;
export const hourMilliseconds = 60 * minuteMilliseconds;
export const dayMilliseconds = 24 * hourMilliseconds;
