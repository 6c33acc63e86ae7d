/** Characters that may stand between a keyword and the rest. */
export const separators = /^[\s,.;:!?，。；：！？、·~\-—"'“”「」『』【】()[\]《》]+/;
/** Quotes and brackets that people copy along with the instructions. */
const openings = /^[\s"'“”「『【([《]+/;
/** After one of these the digit is part of a quantity or a date: 2 个月, 1 号到. */
const countable = /^[\d个月日天号周年点时分位次楼层人件度%.:]/;

/** The rest of a line that begins with the digit as a separate answer; null if the digit is part of something else. */
export function leadingDigit(digit: string, line: string): string | null {
  const text = line.replace(openings, '');
  if (!text.startsWith(digit)) return null;
  const after = text.slice(1);
  const rest = after.replace(separators, '');
  if (rest === '') return '';
  if (rest === after || countable.test(rest) || /^[.:：]\d/.test(after)) return null;
  return rest;
}

/** Removes greetings and opening quotes from the beginning of a line. */
export function withoutGreeting(line: string): string {
  return line
    .replace(/^((老师|各位|大家|您好|你好|早上好|晚上好|hi|hello|报告|好)[\s,.!，。！、]*)+/i, '')
    .replace(openings, '');
}
