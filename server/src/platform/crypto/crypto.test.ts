import { randomBytes } from 'node:crypto';
import { fieldCipher, isSealed } from './fields';
import { createSigner, hashToken, newToken } from './tokens';

const key = (id: string) => ({ id, key: randomBytes(32) });
const context = 'request:abc:travelDocumentNumber';

describe('sealed fields', () => {
  const [old, current] = [key('k1'), key('k2')];
  const cipher = fieldCipher([current, old]);

  it('open only in the context they were sealed for, and never repeat a ciphertext', () => {
    const [one, two] = [cipher.seal('E12345678 林', context), cipher.seal('E12345678 林', context)];
    expect(one).not.toBe(two);
    expect(one).not.toContain('E12345678');
    expect([isSealed(one), isSealed('E12345678'), isSealed(null)]).toEqual([true, false, false]);
    expect(cipher.open(one, context)).toBe('E12345678 林');
    expect(() => cipher.open(one, 'request:abd:travelDocumentNumber')).toThrow();
  });

  it('reveal when any part of them was altered', () => {
    const sealed = cipher.seal('E12345678', context);
    const parts = sealed.split('.');
    for (let part = 1; part < parts.length; part += 1) {
      const altered = parts.map((text, n) => (n === part ? text.replace(/^./, (c) => (c === 'A' ? 'B' : 'A')) : text));
      expect(() => cipher.open(altered.join('.'), context)).toThrow();
    }
    for (const text of ['', 'sealed', 'sealed.k2', 'sealed.k2...', parts.slice(0, 4).join('.')])
      expect(() => cipher.open(text, context)).toThrow();
  });

  it('open with an older key while it is configured; the newest seals', () => {
    const before = fieldCipher([old]).seal('E12345678', context);
    expect(cipher.open(before, context)).toBe('E12345678');
    expect(cipher.seal('x', context)).toMatch(/^sealed\.k2\./);
    expect(() => fieldCipher([current]).open(before, context)).toThrow(/k1/);
  });
});

describe('signed links', () => {
  const signer = createSigner('a secret of at least 32 characters');
  const expires = new Date('2026-11-25T00:05:00.000Z');
  const signed = signer.sign('read', '{"key":"附件/1"}', expires);

  it('return their payload until they expire', () => {
    expect(signed).toMatch(/^[A-Za-z0-9_.-]+$/);
    expect(signer.verify('read', signed, expires)).toBe('{"key":"附件/1"}');
    expect(signer.verify('read', signed, new Date(expires.getTime() + 1))).toBeNull();
  });

  it('are refused when altered, used for another purpose, or signed under another secret', () => {
    const [payload = '', expiry = '', mac = ''] = signed.split('.');
    const later = (expires.getTime() + 1e6).toString(36);
    const forged = [`${payload}.${later}.${mac}`, `${payload}A.${expiry}.${mac}`, `${signed}.x`, payload, '', '...'];
    for (const text of forged) expect(signer.verify('read', text, expires)).toBeNull();
    expect(signer.verify('upload', signed, expires)).toBeNull();
    expect(createSigner('another secret of 32 characters!!').verify('read', signed, expires)).toBeNull();
  });
});

it('tokens are long, random and stored as a hash', () => {
  const [one, two] = [newToken(), newToken()];
  expect(one).toMatch(/^[A-Za-z0-9_-]{43}$/);
  expect(one).not.toBe(two);
  expect(hashToken(one)).toMatch(/^[0-9a-f]{64}$/);
  expect(hashToken(one)).not.toBe(hashToken(two));
});
