import fc from 'fast-check';
import { bindingCodeLetters, normaliseBindingCode, understand } from '.';

const types = (...texts: string[]) => texts.map((text) => [text, understand(text).type]);
const all = (type: string, texts: string[]) => texts.map((text) => [text, type]);

describe('commands', () => {
  it.each<[string, string[]]>([
    ['check_in', ['打卡', '1', '１', '1️⃣', '平安', '报平安', '平安！', '“打卡”', '打卡😊', '平安到达']],
    [
      'check_in',
      ['checkin', 'Check-in', 'CHECK IN', 'ＣＨＥＣＫＩＮ', 'safe', "I'm safe", 'ok', '1 一切都好', '老师好，打卡'],
    ],
    ['help', ['求助', '2', '２', '2️⃣', '救命', 'SOS', 'help', 'Help me!', '🆘', '我需要帮助', '帮我', '2 护照丢了']],
    ['help', ['我不安全', 'not safe', '打卡 柏林 需要帮助', '老师好\n我的护照被偷了，需要帮助', 'i need help now']],
    ['usage', ['帮助', '？', '?', '菜单', '怎么用', '怎么打卡', '怎么求助', 'usage']],
    ['progress', ['进度', '查进度', '请帮我查一下进度，谢谢老师', 'Progress', ' 进 度 ']],
    ['todo', ['待办', '我的待办', 'todo', 'to-do', '下一步']],
    ['deadlines', ['截止', '截止日期', 'deadlines', 'DDL']],
    ['undo', ['撤销', '撤回', '取消打卡', '撤销求助', 'undo']],
    ['unsubscribe', ['退订', '取消订阅', 'TD', 'unsubscribe']],
    ['subscribe', ['订阅', '恢复订阅', 'subscribe']],
    [
      'unknown',
      [
        '',
        '   ',
        '你好',
        '好的',
        '今天天气不错',
        '我不想退订',
        '打卡了吗',
        '打卡失败',
        '打卡？',
        '没打卡',
        '平安夜快乐',
      ],
    ],
    [
      'unknown',
      [
        '2 个月后回国',
        '2月回国',
        '2:30 到机场',
        '2：30 到机场',
        '12',
        '1 月 3 日回国',
        '安全问题想咨询',
        'thanks for your help',
      ],
    ],
    ['unknown', ['求助已解决', '不需要帮助', 'no help needed', '\ud800', '\udc00\ud800', '!!!']],
  ])('%s', (type, texts) => {
    expect(types(...texts)).toEqual(all(type, texts));
  });
});

describe('check-ins', () => {
  const berlin = { country: 'DE', city: '柏林' };

  it.each([
    ['打卡 柏林 一切顺利', berlin, '一切顺利'],
    ['打卡，柏林，一切顺利。', berlin, '一切顺利。'],
    ['打卡柏林', berlin, null],
    ['1 Berlin all good', berlin, 'all good'],
    ['柏林 平安', berlin, null],
    ['我在德国柏林，一切平安', berlin, null],
    ['打卡 我在柏林自由大学上课', berlin, '我在柏林自由大学上课'],
    ['打卡 某个小镇 很好', {}, '某个小镇 很好'],
    ['打卡 没什么事，老师放心', {}, '没什么事，老师放心'],
    ['平安，不需要帮助', {}, '不需要帮助'],
    ['早上好\n打卡 东京\n天气很好', { country: 'JP', city: '东京' }, '天气很好'],
    ['打卡，人在香港', { country: 'HK' }, null],
  ])('%j', (text, place, note) => {
    expect(understand(text)).toEqual({ type: 'check_in', wellbeing: 'safe', place, note });
  });

  it('cuts a long note', () => {
    const intent = understand(`打卡 ${'好'.repeat(3000)}`);
    expect(intent.type === 'check_in' && intent.note?.length).toBe(500);
  });
});

it('keeps what is said with a cry for help', () => {
  expect(understand('求助 护照丢了\n在巴黎')).toEqual({
    type: 'help',
    place: { country: 'FR', city: '巴黎' },
    note: '护照丢了\n在巴黎',
  });
  expect(understand('help')).toEqual({ type: 'help', place: {}, note: null });
});

describe('binding', () => {
  it.each([
    ['绑定 ABC-123', 'ABC-123'],
    ['绑定ABC123', 'ABC-123'],
    ['绑定：ａｂｃ－１２３', 'ABC-123'],
    ['我要绑定 abc 12o 谢谢', 'ABC-120'],
    ['ABC-123', 'ABC-123'],
    ['bind XYZ—789', 'XYZ-789'],
    ['绑定', null],
    ['绑定 123', null],
    ['绑定 ABI-123', null],
    ['绑定 ABCD-1234', null],
  ])('%j', (text, code) => {
    expect(understand(text)).toEqual({ type: 'bind', code });
  });

  it('recognises every code in every dress', () => {
    const letter = fc.constantFrom(...bindingCodeLetters);
    fc.assert(
      fc.property(fc.tuple(letter, letter, letter), fc.integer({ min: 0, max: 999 }), (letters, n) => {
        const code = `${letters.join('')}-${String(n).padStart(3, '0')}`;
        for (const text of [code, code.toLowerCase(), code.replace('-', ''), ` ${code.replace('-', ' ')} `]) {
          expect(normaliseBindingCode(text)).toBe(code);
        }
      }),
    );
  });
});

describe('any text', () => {
  it('is survived', () => {
    const units = fc.array(fc.integer({ min: 0, max: 0xffff })).map((codes) => String.fromCharCode(...codes));
    const words = fc.array(
      fc.constantFrom('打卡', '求助', '1', '2', ' ', '\n', '柏林', '绑定', '不', '吗', '?', 'help', '🆘'),
    );
    fc.assert(
      fc.property(
        fc.oneof(
          units,
          fc.string({ unit: 'binary' }),
          words.map((w) => w.join('')),
        ),
        (text) => {
          expect(understand(text)).toHaveProperty('type');
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each(['打卡 ', '不', 'a', '2', '\n', '\ud800', '没有', '我'])('of a megabyte of %j is read quickly', (piece) => {
    const text = piece.repeat(1_000_000 / piece.length);
    const start = Date.now();
    understand(text);
    normaliseBindingCode(text);
    expect(Date.now() - start).toBeLessThan(1000);
  });
});
