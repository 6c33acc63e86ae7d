import type { Intent } from './intent';

type DutyCommand = Extract<Intent, { type: 'take_help' | 'close_help' }>;

/** `处理 12`, `处理12 已电话联系`, `take #12`; `结束 12 护照已补办`. */
const take = /^(?:我来处理|处理|接手|take)\s*[#＃]?\s*(\d{0,9})(?=$|[\s,，。:：]|[\u3400-\u9fff])/i;
const close = /^(?:结束|关闭|close)\s*[#＃]?\s*(\d{0,9})(?=$|[\s,，。:：]|[\u3400-\u9fff])/i;
const maxCommentLength = 500;

/** Reads a command of staff on duty about one case; null if the lines are not one. */
export function readDutyCommand(lines: readonly string[]): DutyCommand | null {
  const text = lines.join('\n');
  for (const [type, pattern] of [
    ['take_help', take],
    ['close_help', close],
  ] as const) {
    const match = pattern.exec(text);
    if (!match) continue;
    const comment = text.slice(match[0].length).replace(/^[\s,，。:：]+/, '');
    // 处理一下我的申请 is not a duty command.
    if (match[1] === '' && comment !== '') return null;
    return { type, number: match[1] ? Number(match[1]) : null, comment: comment.slice(0, maxCommentLength) };
  }
  return null;
}
