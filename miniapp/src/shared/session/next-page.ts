const home = '/pages/home/index';
const pageOfOurs = /^\/pages\/[a-z-]+\/[a-z-]+(\?[\w=&%.-]*)?$/;

/** The page to open after sign-in. Only pages of this mini program: `next` comes from an address that anyone can craft. */
export const safeNext = (next: string | undefined): string =>
  next !== undefined && pageOfOurs.test(next) && !next.startsWith('/pages/sign-in/') ? next : home;

/** Decodes a page's parameter: WeChat passes it encoded, a browser decoded. Undefined when it is malformed. */
export function readParam(text: string | undefined): string | undefined {
  if (text === undefined) return undefined;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}
