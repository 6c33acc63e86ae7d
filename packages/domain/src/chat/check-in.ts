import { guessLocation, type Syllables } from '../countries';
import { withoutLeadingLocation } from '../countries/find-location';
import { leadingDigit, separators, withoutGreeting } from './leading';

/** Keywords that may be followed by anything: 打卡柏林一切顺利. */
const checkIn = /^(我要|我来|我)?(打卡|签到|报个?平安)/;
/** Keywords that must end the text or be followed by one of these: 平安到达, but not 平安夜. */
const safe =
  /^(我|我们)?(一切|都|很|现在|目前)*(平安|安全)(?=$|[\s,.;:!，。；：！、·~"'”」』】)—-]|到|抵|落地|在|勿念|无事|健康|顺利|着陆|的$|了$)/;
const english = /^(check[\s-]?in|checkin|checking in|(i'?m |i am |all |we are )?(safe|ok|okay))(?![a-z])/i;
/** Text that follows the keyword at once and shows that the sentence only talks about checking in. */
const talk =
  /怎么|如何|什么时候|为什么|为何|为啥|忘|失败|不了|不上|没有?打|提醒|多久|几[号点时天次]|在哪|记录|次数|时间|截止|要求|规定|取消|n't work|not work|fail/i;
const question = /^[^,.;!，。；！]{0,8}[?？吗]$/;
/** `平安？不`, `safe? no`: the answer denies the keyword. */
const denial = /^(不|否|不是|没有?|未|假的|不行|并不|no|not|nope)[.。!！~]*$/i;
const whereabouts = /^(我|人|我们)*(现在|目前|已经|已|刚|刚刚|仍|还)*(人)?(在|到达|抵达|到了|到)/;

/** The content of a line that checks in. */
export interface CheckInLine {
  readonly note: string | null;
  /** Text in which a misspelt place name may stand. */
  readonly near: string;
}

/** Reads a check-in from a line; null if the line is not one. The lines after it belong to the note. */
export function readCheckIn(line: string, others: readonly string[], syllables: Syllables): CheckInLine | null {
  const sentence = withoutGreeting(line);
  const rest = leadingDigit('1', sentence) ?? afterKeyword(sentence);
  const words = rest ?? afterLocationAndKeyword(sentence, syllables);
  if (words === null || talk.test(words.slice(0, 10)) || denial.test(words) || isQuestion(sentence, words)) return null;
  const spoken = [stripKeywords(words), ...others].join('\n');
  // The place stands before the keyword.
  return { note: noteOf(spoken), near: rest === null ? sentence : spoken };
}

/** A short question (`打卡？`, `打卡了吗`), not a note that ends in a question. */
function isQuestion(sentence: string, rest: string): boolean {
  return rest === '' ? /[?？]$/.test(sentence) : question.test(rest);
}

function afterKeyword(sentence: string): string | null {
  // 1平安 and 1打卡: the digit and the word mean the same.
  const text = sentence.replace(/^1(?=打卡|签到|平安|报平安)/, '');
  for (const keyword of [checkIn, safe, english]) {
    const match = keyword.exec(text);
    if (match) return text.slice(match[0].length).replace(separators, '');
  }
  return null;
}

/** `柏林 平安`, `我在德国柏林，一切平安`, `柏邻 平安`. */
function afterLocationAndKeyword(sentence: string, syllables: Syllables): string | null {
  const from = sentence.replace(whereabouts, '');
  const rest = withoutLeadingLocation(from);
  if (rest !== from) return afterKeyword(rest);
  const [first = ''] = from.split(/[\s,，、]/, 1);
  return guessLocation(first, syllables) ? afterKeyword(from.slice(first.length).replace(separators, '')) : null;
}

function stripKeywords(text: string): string {
  const rest = afterKeyword(text);
  return rest === null ? text : rest;
}

function noteOf(words: string): string | null {
  const placed = words.replace(whereabouts, '');
  const unplaced = withoutLeadingLocation(placed);
  const note = (unplaced === placed ? words : unplaced).replace(separators, '').trim();
  return note === '' ? null : note;
}
