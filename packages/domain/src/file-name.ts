import { cleanText, codePointLength, truncate } from './text';

const longest = 120;

/**
 * Makes a file name safe in a file system, a header and a list. Removes folders, control and direction characters and
 * characters that Windows forbids; keeps Chinese and spaces; at most 120 characters, with the extension kept.
 */
export function safeFileName(name: string): string {
  const base = cleanText(name)
    .replace(/^[\s\S]*[\\/]/, '')
    .replace(/[\s\u3000]+/g, ' ')
    .replace(/[<>:"|?*%;]/g, '_')
    .replace(/^[. ]+|[. ]+$/g, '');
  const harmless = /^(con|prn|aux|nul|com\d|lpt\d)(\.|$)/i.test(base) ? `_${base}` : base;
  return shorten(harmless === '' ? '附件' : harmless);
}

function shorten(name: string): string {
  if (codePointLength(name) <= longest) return name;
  const extension = /\.[A-Za-z0-9]{1,8}$/.exec(name)?.[0] ?? '';
  const stem = name.slice(0, name.length - extension.length);
  return truncate(stem, longest - extension.length).replace(/[. ]+$/, '') + extension;
}
