import { dateInShanghai, formatInstant } from '@yuanhang/domain';

const shanghaiMinutes = 480;

/** `今天 10:24`, `11 月 25 日 09:12`; in Shanghai time. */
export function sentAt(instant: string, today: string): string {
  const at = new Date(instant);
  const full = formatInstant(at, shanghaiMinutes);
  return dateInShanghai(at) === today ? `今天 ${full.slice(-5)}` : full;
}
