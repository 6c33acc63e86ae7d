import fc from 'fast-check';
import { safeFileName } from './file-name';
import { cleanText, codePointLength, truncate } from './text';

const anyText = fc.oneof(
  fc.string({ unit: 'binary' }),
  fc.array(fc.integer({ min: 0, max: 0xffff })).map((units) => String.fromCharCode(...units)),
);
/** Half of a surrogate pair, tested per code point. */
const isBroken = (text: string) => Array.from(text).some((c) => c.length === 1 && /[\ud800-\udfff]/.test(c));

describe('cleanText', () => {
  it('removes invisible characters', () => {
    expect(cleanText(' a\u202eb\u200bc\u0000\ufeff\r\nd\u2028e ')).toBe('abc\nd\ne');
    expect(cleanText('e\u0301')).toBe('é');
    expect(cleanText('林\ud800小\udc00雨')).toBe('林小雨');
    expect(cleanText('𠮷野家 😊')).toBe('𠮷野家 😊');
    expect(cleanText('林\u200d小\u200c雨a\u200d')).toBe('林小雨a');
    for (const kept of ['می\u200cخواهم', 'क्\u200dष', '👨\u200d👩\u200d👧', '欧阳·娜娜', '・•'])
      expect(cleanText(kept)).toBe(kept);
  });

  it('is idempotent', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const once = cleanText(text);
        expect(cleanText(once)).toBe(once);
        expect(isBroken(once)).toBe(false);
      }),
    );
  });
});

it('counts and cuts by code points', () => {
  expect(codePointLength('𠮷😊a')).toBe(3);
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme' }), fc.nat(30), (text, limit) => {
      const cut = truncate(text, limit);
      expect(text.startsWith(cut)).toBe(true);
      expect(codePointLength(cut)).toBe(Math.min(limit, codePointLength(text)));
    }),
  );
});

describe('safeFileName', () => {
  it.each([
    ['成绩单 （英文）.pdf', '成绩单 （英文）.pdf'],
    ['../../etc/passwd', 'passwd'],
    ['C:\\Users\\lin\\护照.jpg', '护照.jpg'],
    ['photo\u202egpj.exe', 'photogpj.exe'],
    ['a\r\nSet-Cookie: x.pdf', 'a Set-Cookie_ x.pdf'],
    ['"quoted".png', '_quoted_.png'],
    ['.htaccess', 'htaccess'],
    ['CON.pdf', '_CON.pdf'],
    ['..', '附件'],
    ['', '附件'],
  ])('%j becomes %j', (name, safe) => {
    expect(safeFileName(name)).toBe(safe);
  });

  it('keeps the extension of a long name', () => {
    const name = safeFileName(`${'长'.repeat(300)}.pdf`);
    expect(codePointLength(name)).toBe(120);
    expect(name.endsWith('长.pdf')).toBe(true);
  });

  it('is harmless whatever the name', () => {
    fc.assert(
      fc.property(anyText, (text) => {
        const name = safeFileName(text);
        expect(name).not.toBe('');
        expect(name).not.toMatch(/[\\/\r\n"<>:|?*\u202a-\u202e]|^\.|\.$/);
        expect(codePointLength(name)).toBeLessThanOrEqual(121);
      }),
    );
  });
});
