import { randomBytes } from 'node:crypto';
import { keyLooksTyped, looksTyped } from './randomness';

it.each([
  ['openssl rand -hex 12', 12, 'hex'],
  ['openssl rand -hex 32', 32, 'hex'],
  ['openssl rand -base64 18', 18, 'base64'],
  ['openssl rand -base64 32', 32, 'base64'],
  ['openssl rand -base64 48', 48, 'base64'],
  ['base64url of 32 bytes', 32, 'base64url'],
] as const)('accepts what a generator prints: %s', (_, bytes, encoding) => {
  const typed = Array.from({ length: 500 }, () => randomBytes(bytes).toString(encoding)).filter(looksTyped);
  expect(typed).toEqual([]);
});

it.each([
  'correct-horse-battery-staple',
  'CorrectHorseBatteryStaple',
  'please-change-this-secret-before-production',
  'lanzhoudaxueguojihezuoyujiaoliuchu',
  'LanzhouUniversity2026Exchange!!',
  'THIS_IS_THE_SIGNING_SECRET_OF_2026',
  'qwertyuiopasdfghjklzxcvbnm123456',
  'password1234567890password',
  '0123456789abcdef0123456789abcdef',
  'abcdefghijklmnopqrstuvwxyzABCDEFGH',
  'kZ3vQ8sYkZ3vQ8sYkZ3vQ8sYkZ3vQ8sY',
  'deadbeefdeadbeefdeadbeefdeadbeef',
  'a'.repeat(40),
  '密钥'.repeat(20),
])('refuses what somebody typed: %s', (secret) => {
  expect(looksTyped(secret)).toBe(true);
});

it('accepts random keys, and refuses texts, repetitions and sequences of bytes', () => {
  expect(Array.from({ length: 500 }, () => randomBytes(32)).filter(keyLooksTyped)).toEqual([]);
  for (const key of [
    Buffer.from('nS4wX8kR1vM6tY3qB9eH5jD0gF7cL2zP'),
    Buffer.alloc(32, 7),
    Buffer.from(Array.from({ length: 32 }, (_, n) => n * 7)),
    Buffer.alloc(32, randomBytes(4)),
  ])
    expect(keyLooksTyped(key)).toBe(true);
});
