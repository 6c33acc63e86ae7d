import {
  applicationNumber,
  dialString,
  isEmail,
  isIdentityCard,
  isMobilePhone,
  isPassportNumber,
  isPhone,
  isTravelDocumentNumber,
  maskMiddle,
  normalEmail,
  phoneLink,
  readPhone,
} from '.';

describe('identity card', () => {
  it('needs the right check character and a birth date that exists', () => {
    // The example number of GB 11643-1999.
    expect(isIdentityCard('11010519491231002X')).toBe(true);
    expect(isIdentityCard('11010519491231002x')).toBe(true);
    expect(isIdentityCard('110105194912310021')).toBe(false);
    expect(isIdentityCard('110105194902300021')).toBe(false);
    expect(isIdentityCard('110105491231002')).toBe(false);
  });

  it('notices every single wrong digit', () => {
    const number = '11010519491231002X';
    for (let at = 0; at < 17; at += 1) {
      const wrong = number.slice(0, at) + ((Number(number[at]) + 1) % 10) + number.slice(at + 1);
      expect(isIdentityCard(wrong)).toBe(false);
    }
  });
});

it('recognises phone numbers', () => {
  expect(isMobilePhone('13893123456')).toBe(true);
  expect(isMobilePhone('+86 138 9312 3456')).toBe(true);
  expect(isMobilePhone('12893123456')).toBe(false);
  for (const phone of ['+49 30 838-51111', '0931-8912345', '(030) 8385111', '13893123456'])
    expect(isPhone(phone)).toBe(true);
  for (const phone of ['123', 'phone', '+', '+49 30 838 511 111 222 333', '1-800-FLOWERS', '--1234567']) {
    expect(isPhone(phone)).toBe(false);
  }
});

it.each([
  ['030.838-51111', '03083851111', null],
  ['+49 (0) 30 / 838 511 11', '+493083851111', null],
  ['0049 30 83851111', '+493083851111', null],
  ['＋８６ １３８ ９３１２ ３４５６', '+8613893123456', null],
  ['[0931] 8912345 转 602', '09318912345', '602'],
  ['+1 212-555-0100 ext. 12', '+12125550100', '12'],
])('reads the number %s', (text, number, extension) => {
  expect(readPhone(text)).toEqual({ number, extension });
  expect(dialString(text)).toBe(extension === null ? number : `${number},${extension}`);
  expect(phoneLink(text)).toBe(`tel:${number}${extension === null ? '' : `;ext=${extension}`}`);
});

it('recognises e-mail addresses with domains of any script', () => {
  for (const address of ['lin@müller.de', 'lin@xn--mller-kva.de', '林@例子.中国', 'a.b+c@uni-bonn.de'])
    expect(isEmail(address)).toBe(true);
  for (const address of ['lin', 'lin@localhost', 'a@b@c.de', 'lin @x.de', '<lin@x.de>'])
    expect(isEmail(address)).toBe(false);
  expect(normalEmail(' Lin＠Uni-Bonn。DE ')).toBe('Lin@uni-bonn.de');
});

it('recognises travel documents', () => {
  expect(isPassportNumber('E12345732')).toBe(true);
  expect(isPassportNumber('EA1234567')).toBe(true);
  expect(isPassportNumber('护照12345')).toBe(false);
  expect(isTravelDocumentNumber('passport', ' e12345732 ')).toBe(true);
  expect(isTravelDocumentNumber('passport', 'Ｅ１２３ 45732')).toBe(true);
  expect(isTravelDocumentNumber('hk_macao_permit', 'C12345678')).toBe(true);
  expect(isTravelDocumentNumber('hk_macao_permit', 'CA1234567')).toBe(true);
  expect(isTravelDocumentNumber('hk_macao_permit', 'E12345732')).toBe(false);
  expect(isTravelDocumentNumber('taiwan_permit', 'L12345678')).toBe(true);
  expect(isTravelDocumentNumber('taiwan_permit', 'C12345678')).toBe(false);
});

it.each([
  ['E12345732', 'E●●●●●732'],
  ['林小雨', '林●●'],
  ['林', '●'],
  ['', ''],
  ['𠮷野家', '𠮷●●'],
])('masks %s as %s', (text, masked) => {
  expect(maskMiddle(text)).toBe(masked);
});

it('numbers applications', () => {
  expect(applicationNumber(2026, 318)).toBe('YH2026-000318');
});
