import type { Syllables } from '../countries';
import type { Intent } from './intent';

type Command = Exclude<
  Intent['type'],
  'bind' | 'check_in' | 'help' | 'trouble' | 'take_help' | 'close_help' | 'unknown'
>;

/** The phrases of each command, without spaces, punctuation and polite words. */
const phrases: Readonly<Record<Command, readonly string[]>> = {
  progress: ['进度', '我的进度', '申请进度', '审核进度', 'progress', 'status'],
  todo: ['待办', '我的待办', '代办', '待办事项', '下一步', 'todo', 'next', 'nextstep'],
  deadlines: ['截止', '截止日期', '截止时间', '我的截止', '期限', 'deadline', 'deadlines', 'ddl', 'due'],
  undo: ['撤销', '撤消', '撤回', '撤销打卡', '撤回打卡', '取消打卡', '撤销求助', '撤回求助', '取消求助', 'undo'],
  unsubscribe: ['退订', '取消订阅', '停止订阅', 'unsubscribe', 'stop', 'td'],
  subscribe: ['订阅', '恢复订阅', '重新订阅', 'subscribe', 'start'],
  usage: [
    '帮助',
    '使用帮助',
    '使用说明',
    '菜单',
    '功能',
    '怎么用',
    '如何使用',
    '怎么使用',
    '怎么打卡',
    '如何打卡',
    '怎么求助',
    '如何求助',
    '怎么绑定',
    '如何绑定',
    '怎么报平安',
    '求助是什么',
    '求助怎么用',
    'usage',
    'menu',
    'commands',
  ],
  all_clear: [
    '没事了',
    '我没事了',
    '已经没事了',
    '现在没事了',
    '解决了',
    '已解决',
    '已经解决了',
    '求助已解决',
    '问题已解决',
    '问题解决了',
    '不用帮助了',
    '不需要帮助了',
    '不用求助',
    '没事不用求助',
    '误触',
    '误报',
    '按错了',
    '发错了',
    'resolved',
    'falsealarm',
  ],
  help_list: ['求助名单', '求助列表', '求助清单', '谁在求助', '谁需要帮助', '未处理求助', 'helplist'],
  roll_calls: ['平安确认', '平安确认状态', '平安确认进展', '点名', 'rollcall', 'rollcalls'],
};

const commandOf = new Map<string, Command>();
for (const command of Object.keys(phrases) as Command[]) {
  for (const phrase of phrases[command]) commandOf.set(phrase, command);
}

/** The words compared with a mistyped command: the ones that the bot's answers name. */
const offered = ['打卡', '求助', '进度', '待办', '截止', '撤销', '退订', '订阅', '帮助', '绑定'];

/**
 * The command that the line probably mistypes (大卡, 求住); null if it sounds like none. The bot only suggests it and
 * never runs it.
 */
export function suggestCommand(line: string, syllables: Syllables): string | null {
  const characters = [...line.replace(/[^\u3400-\u9fff]/g, '')];
  const sound = (x: string, y: string) => x === y || syllables(x).some((one) => syllables(y).includes(one));
  const alike = offered.filter(
    (word) =>
      characters.length === word.length && [...word].every((character, at) => sound(character, characters[at] ?? '')),
  );
  return alike[0] ?? null;
}

/** Polite words before a command: 请帮我查一下进度，谢谢老师. */
const before = /^(老师|您好|你好|好|请|麻烦|帮我|我要|我想|想|查看|查询|查一下|看一下|查|看)+/;
const after = /(一下|吧|啊|呢|了|呀|哦|谢谢|老师|please|thanks|thankyou)+$/;

/** The command that a line consists of, or null. Only whole lines count: 我不想退订 is not 退订. */
export function findCommand(line: string): Command | null {
  if (/^[?？]+$/.test(line)) return 'usage';
  const compact = line.toLowerCase().replace(/[^a-z0-9\u3400-\u9fff]/g, '');
  const asked = compact.replace(before, '');
  return commandOf.get(compact) ?? commandOf.get(asked) ?? commandOf.get(asked.replace(after, '')) ?? null;
}
