import { leadingDigit, separators } from './leading';

const chinese =
  '求助|求救|救命|救我|救救|需要帮助|需要帮忙|需要救援|帮帮我|帮帮忙|帮助我|有危险|遇险|遇到危险|紧急情况';
const helpPattern = new RegExp(`${chinese}|不(太|够|怎么|大|是很|是太)?(安全|平安)|^帮我$`);
const englishHelpPattern =
  /\b(help|hlep|hepl|sos|mayday|emergency|unsafe|(not|isn't|aren't|n't feel) (very |really |feeling )?(safe|ok|okay)|in danger)\b/;

/** A double negative is a help request: 不得不求助. */
const twiceDenied = /不得不|不能不|不是不|不是没有|并非不|并非没有/g;
/** Phrases that contain help words without asking for help; removed before matching. */
const notHelpPatterns: readonly RegExp[] = [
  // Forwarded or copied reminders of this product.
  /(需要(帮助|帮忙)(的?话?[,，]?))?请?回复?\s*[“"'「]?(2|求助)[”"'」]?\s*(或\s*[“"'「]?(2|求助)[”"'」]?)?(表示|代表|就是|是|为)?(需要帮助)?/g,
  /(你|您|大家|同学们?|是否|需不)(是否|还|也)*需要(帮助|帮忙)(?=[吗么?？]|.{0,3}[吗么?？])/g,
  /(不再|不用|不必|无需|别|不需要|不要)(再|要|需|用)*(救我|救救|帮帮我|帮帮忙|帮助我)/g,
  /(不再|不用|不是|不必|并不|并非|没有|没|无需|无|别|不)(太|很|再|要|需|用|想)*(求助|求救|需要(帮助|帮忙|救援)|帮助(?!我)|帮忙|有?危险|遇险|遇到危险|紧急情况)/g,
  /没有?人需要(帮助|帮忙|救援)/g,
  /(求助|问题|事情|危险)(已经|已|都|全)*(解决|处理|解除)/g,
  /(没有|没什么|没|无)(任何)?(不安全|不平安)/g,
  /\b(don't|do not|doesn't|didn't|not|no longer|no need to)( really| even)? (need|want|require)( any| your| the)? (help|emergency)\b/g,
  /\bno (more |further )?(help|emergency)( is)? (needed|required|thanks)\b/g,
  /^no (help|emergency)\b(?=[.! ]*$)/g,
  /\b(thanks|thank you|thx) for [\w ]{0,20}help\b/g,
];

/**
 * Whether a line asks for help. Prefers a false alarm to a missed request: words in the middle of a sentence count
 * unless they are plainly denied.
 */
export function isHelpRequest(line: string): boolean {
  if (leadingDigit('2', line) !== null) return true;
  const lowered = line.toLowerCase().replace(twiceDenied, ' ');
  const remaining = notHelpPatterns.reduce((text, pattern) => text.replace(pattern, ' '), lowered);
  return helpPattern.test(remaining) || englishHelpPattern.test(remaining);
}

const onlyHelpPattern = new RegExp(`^(我|请|i )*(${chinese}|2|help|help me|sos|need help|emergency)$`, 'i');
const leadingHelpPattern = /^(求助|求救|救命|sos\b|help( me)?\b)/i;

/** The text around the help request; null if there is none. */
export function helpNote(lines: readonly string[]): string | null {
  const [first = '', ...others] = lines;
  const rest = (leadingDigit('2', first) ?? first.replace(leadingHelpPattern, '')).replace(separators, '');
  const note = [onlyHelpPattern.test(rest.replace(/[.!。!\s]+$/, '')) ? '' : rest, ...others].join('\n').trim();
  return note === '' ? null : note;
}
