import {
  applicationNumber,
  isIdentityCard,
  isMobilePhone,
  isPassportNumber,
  isPhone,
  isTravelDocumentNumber,
  maskMiddle,
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

it('recognises travel documents', () => {
  expect(isPassportNumber('E12345732')).toBe(true);
  expect(isPassportNumber('EA1234567')).toBe(true);
  expect(isPassportNumber('护照12345')).toBe(false);
  expect(isTravelDocumentNumber('passport', ' e12345732 ')).toBe(true);
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
