import fc from 'fast-check';
import { bindingCodeLetters, normaliseBindingCode, understand } from '.';

/** Pronunciations of a few characters, as an input method lists them. */
const sounds: Readonly<Record<string, readonly string[]>> = {
  林: ['lin'],
  邻: ['lin'],
  柏: ['bai', 'bo'],
  打: ['da'],
  大: ['da', 'dai'],
  卡: ['ka', 'qia'],
  求: ['qiu'],
  球: ['qiu'],
  助: ['zhu'],
  住: ['zhu'],
};
const syllables = (character: string) => sounds[character] ?? [];

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
        '平安？不',
        'safe? no',
        '处理 12',
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
    ['unknown', ['不需要帮助', 'no help needed', '\ud800', '\udc00\ud800', '!!!']],
    ['all_clear', ['求助已解决', '没事了', '老师，我没事了', '没事不用求助', '误触了', '按错了！']],
    ['help_list', ['求助名单', '谁需要帮助？']],
    ['roll_calls', ['平安确认']],
    ['check_in', ['@远航助手 打卡', '@远航助手\u2005平安', '①', '回复1', '選 1', '報平安', '簽到', '一切平安，勿念']],
    ['help', ['需要幫助', '護照丟了，求助', '②', '@远航助手 救命', '不得不求助', '没人帮助我', 'no i need help']],
    ['help', ['我不太安全', 'I am not ok', '平安，但是需要帮助', 'hlep', '求助名单上没有我，需要帮助']],
    ['progress', ['進度', '@远航助手 進度']],
    ['undo', ['撤銷']],
    [
      'trouble',
      [
        '我被抢了',
        '打卡 我受伤了',
        '平安，不过手机被偷了',
        '护照丢了',
        'checkin, I was robbed',
        '这里地震了',
        '我迷路了',
      ],
    ],
    ['check_in', ['打卡 没有受伤', '平安 这里地震了', 'safe, not injured']],
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
  ])('%j', (text, location, note) => {
    expect(understand(text)).toEqual({ type: 'check_in', wellbeing: 'safe', location, guessedFrom: null, note });
  });

  it.each([
    ['打卡 柏邻 一切顺利', '柏邻', '柏邻 一切顺利'],
    ['柏邻 平安', '柏邻', null],
    ['打卡 我在柏邻', '柏邻', '我在柏邻'],
    ['打卡 Berlim', 'Berlim', 'Berlim'],
    ['checkin, all good in beriln', 'beriln', 'all good in beriln'],
  ])('%j is a guess and is marked as one', (text, guessedFrom, note) => {
    expect(understand(text, { syllables })).toEqual({
      type: 'check_in',
      wellbeing: 'safe',
      location: berlin,
      guessedFrom,
      note,
    });
  });

  it('preserves the original characters of a note', () => {
    expect(understand('打卡 東京 天氣很熱，學校開學了')).toMatchObject({
      location: { country: 'JP', city: '东京' },
      note: '天氣很熱，學校開學了',
    });
  });

  it('reads an answer without the message it quotes', () => {
    const quoted = '「远航助手：回复“打卡”或“1”表示平安，回复“2”需要帮助。」\n- - - - - - - - - - - - - - -\n打卡 柏林';
    expect(understand(quoted)).toMatchObject({ type: 'check_in', location: berlin, note: null });
    expect(types('平安请回复“1”或“平安”，需要帮助请回复“2”或“求助”。')).not.toContainEqual([expect.anything(), 'help']);
  });

  it('cuts a long note', () => {
    const intent = understand(`打卡 ${'好'.repeat(3000)}`);
    expect(intent.type === 'check_in' && intent.note?.length).toBe(500);
  });
});

it('keeps the text around a help request as its note', () => {
  expect(understand('求助 护照丢了\n在巴黎')).toEqual({
    type: 'help',
    location: { country: 'FR', city: '巴黎' },
    guessedFrom: null,
    note: '护照丢了\n在巴黎',
  });
  expect(understand('help')).toEqual({ type: 'help', location: {}, guessedFrom: null, note: null });
});

it('understands commands of staff on duty', () => {
  const onDuty = true;
  expect(understand('处理 12', { onDuty })).toEqual({ type: 'take_help', number: 12, comment: '' });
  expect(understand('处理＃12，学生需要帮助，已去电', { onDuty })).toEqual({
    type: 'take_help',
    number: 12,
    comment: '学生需要帮助，已去电',
  });
  expect(understand('處理', { onDuty })).toEqual({ type: 'take_help', number: null, comment: '' });
  expect(understand('结束 12 护照已补办', { onDuty })).toEqual({
    type: 'close_help',
    number: 12,
    comment: '护照已补办',
  });
  expect(types('处理 12 需要帮助')).toEqual([['处理 12 需要帮助', 'help']]);
  expect(understand('处理一下我的申请', { onDuty }).type).toBe('unknown');
});

it('suggests a command for text that only sounds like one', () => {
  expect(understand('大卡', { syllables })).toEqual({ type: 'unknown', suggestion: '打卡' });
  expect(understand('球住！', { syllables })).toEqual({ type: 'unknown', suggestion: '求助' });
  expect(understand('大家好', { syllables })).toEqual({ type: 'unknown', suggestion: null });
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

  it('recognises every code in every spelling', () => {
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

describe('whatever text surrounds a keyword', () => {
  const greeting = fc.constantFrom('', '老师好，', '@远航助手 ', '  ', '报告：', '你好！\n');
  const location = fc.constantFrom('', '柏林 ', '我在德国柏林，', 'Berlin, ', '某个小镇 ', '東京 ');
  const note = fc.constantFrom('', ' 一切顺利', '，今天上课', '\n天气不错', ' 😊', '。', ' all good', '，谢谢老师');
  const spoken = (word: fc.Arbitrary<string>) =>
    fc.tuple(greeting, location, word, note).map((parts) => parts.join(''));
  const negator = fc.constantFrom(
    '不',
    '没',
    '没有',
    '还没',
    '未',
    '别',
    '不想',
    '不能',
    '无法',
    '不要',
    '并不',
    '不是',
  );
  const typeOf = (text: string) => understand(text, { syllables }).type;

  it('never reads a denied keyword as a check-in', () => {
    const keyword = fc.constantFrom('打卡', '签到', '报平安', '平安', '安全', '很安全', '平安到达');
    fc.assert(
      fc.property(spoken(fc.tuple(negator, keyword).map((pair) => pair.join(''))), (text) => {
        expect(typeOf(text)).not.toBe('check_in');
      }),
      { numRuns: 500 },
    );
    const english = fc.constantFrom('not safe', "I'm not ok", "isn't safe", 'not checkin', "don't checkin", 'unsafe');
    fc.assert(fc.property(spoken(english), (text) => void expect(typeOf(text)).not.toBe('check_in')));
  });

  it('never reads a denied help request as one', () => {
    const denied = fc.constantFrom(
      '不需要帮助',
      '不用求助',
      '没事不用求助',
      '没有危险',
      '不再需要帮助',
      '无需救援',
      "don't need help",
      '求助已经解决',
    );
    fc.assert(fc.property(spoken(denied), (text) => void expect(typeOf(text)).not.toBe('help')));
  });

  it('prefers a help request to words of safety before or after it', () => {
    const safe = fc.constantFrom('平安', '打卡', '我很安全', 'safe', '1', '没事', '一切顺利', '');
    const helpWord = fc.constantFrom(
      '需要帮助',
      '求助',
      '救命',
      'SOS',
      'help me',
      '我需要幫助',
      '🆘',
      '有危险',
      '不安全',
    );
    const between = fc.constantFrom(' ', '，', '\n', '，但是', '。');
    const both = fc.tuple(safe, between, helpWord, between, safe).map((parts) => parts.join(''));
    fc.assert(
      fc.property(spoken(both), (text) => void expect(typeOf(text)).toBe('help')),
      { numRuns: 2000 },
    );
  });
});

describe('any text', () => {
  it('does not throw', () => {
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
          expect(understand(text, { syllables, onDuty: text.length % 2 === 0 })).toHaveProperty('type');
        },
      ),
      { numRuns: 2000 },
    );
  });

  it.each(['打卡 ', '不', 'a', '2', '\n', '\ud800', '没有', '我'])('of a megabyte of %j is read quickly', (piece) => {
    const text = piece.repeat(1_000_000 / piece.length);
    const start = Date.now();
    understand(text, { syllables });
    normaliseBindingCode(text);
    expect(Date.now() - start).toBeLessThan(1000);
  });
});
