const home = '/pages/home/index';
const pageOfOurs = /^\/pages\/[a-z-]+\/[a-z-]+(\?[\w=&%.-]*)?$/;

/** Where to go on after signing in. Only pages of this program: `next` comes from an address that anyone can make. */
export const safeNext = (next: string | undefined): string =>
  next !== undefined && pageOfOurs.test(next) && !next.startsWith('/pages/sign-in/') ? next : home;

/** A page's parameter as it was meant: WeChat hands it over encoded, a browser decoded. Undefined when it is broken. */
export function readParam(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
