import { cleanText, codePointLength, truncate } from './text';

const longest = 120;

/**
 * A name that is harmless as a file, in a header and in a list, and still the person's own: folders, control
 * and direction characters, and what Windows forbids are gone; Chinese and spaces stay; at most 120 characters,
 * the extension kept.
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
