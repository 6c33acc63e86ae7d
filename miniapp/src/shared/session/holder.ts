import { personCookie } from '@yuanhang/contract';
import { storedSession } from './token';

/*
 * The holder is the person whose pages are open: known before the first answer, so that values on the device are shown
 * to their owner only. A browser may be given to another person's session by another tab.
 */

let known: string | null | undefined;

/** The person whose session this device has now; null without one. */
const inSession = (): string | null => {
  if (process.env.TARO_ENV !== 'h5') return storedSession()?.person ?? null;
  const named = document.cookie.split('; ').find((pair) => pair.replace('__Host-', '').startsWith(`${personCookie}=`));
  return named?.split('=')[1] || null;
};

/** The id of the person whose pages are open; null before somebody signs in, and after they sign out. */
export function holder(): string | null {
  if (known === undefined) known = inSession();
  return known;
}

export function setHolder(person: string | null): void {
  known = person;
}

/** Whether another person's session has replaced that of the holder, by a sign-in in another tab of the browser. */
export function isReplaced(): boolean {
  const person = inSession();
  return person !== null && holder() !== null && person !== holder();
}
