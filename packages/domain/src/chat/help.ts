import { leadingDigit, separators } from './leading';

const chinese =
  '求助|求救|救命|救我|救救|需要帮助|需要帮忙|需要救援|帮帮我|帮帮忙|帮助我|有危险|遇险|遇到危险|紧急情况';
const cry = new RegExp(`${chinese}|不安全|不平安|^帮我$`);
const englishCry = /\b(help|sos|mayday|emergency|unsafe|not safe|in danger)\b/;

/** Taken out before listening: the words are there, the need is not. */
const noCries: readonly RegExp[] = [
  new RegExp(
    `(不再|不用|不是|不必|并不|并非|没有|没|无需|无|别|不)(人|太|很|再|要|需|用)*(${chinese}|帮助|帮忙|危险)`,
    'g',
  ),
  /(求助|问题|事情|危险)(已经|已|都|全)*(解决|处理|解除)/g,
  /(没有|没什么|没|无)(任何)?(不安全|不平安)/g,
  /\b(no|not|don't|do not|doesn't|without|never)( \w+){0,2} (help|emergency)\b/g,
  /\bno (help|emergency)\b/g,
  /\b(thanks|thank you|thx) for [\w ]{0,20}help\b/g,
];

/**
 * Whether a line cries for help. Rather once too often than once too little: words in the middle of a sentence
 * count, unless they are plainly denied.
 */
export function criesForHelp(line: string): boolean {
  if (leadingDigit('2', line) !== null) return true;
  const heard = noCries.reduce((text, pattern) => text.replace(pattern, ' '), line.toLowerCase());
  return cry.test(heard) || englishCry.test(heard);
}

const onlyCry = new RegExp(`^(我|请|i )*(${chinese}|2|help|help me|sos|need help|emergency)$`, 'i');
const leadingCry = /^(求助|求救|救命|sos\b|help( me)?\b)/i;

/** What was said beside the cry itself; null if nothing. */
export function helpNote(lines: readonly string[]): string | null {
  const [first = '', ...others] = lines;
  const said = (leadingDigit('2', first) ?? first.replace(leadingCry, '')).replace(separators, '');
  const note = [onlyCry.test(said.replace(/[.!。!\s]+$/, '')) ? '' : said, ...others].join('\n').trim();
  return note === '' ? null : note;
}
