import { createIntention, newKey } from './idempotency';

const numbered = () => {
  let n = 0;
  return () => `key-${++n}`;
};

describe('createIntention', () => {
  it('keeps the key while the same input is retried', () => {
    const intention = createIntention(numbered());
    expect(intention.keyFor({ a: 1 })).toBe('key-1');
    expect(intention.keyFor({ a: 1 })).toBe('key-1');
  });

  it('uses a new key for another input, and after an answer', () => {
    const intention = createIntention(numbered());
    intention.keyFor({ a: 1 });
    expect(intention.keyFor({ a: 2 })).toBe('key-2');
    intention.settle();
    expect(intention.keyFor({ a: 2 })).toBe('key-3');
  });

  it('accepts no input at all', () => {
    const intention = createIntention(numbered());
    expect(intention.keyFor(undefined)).toBe('key-1');
    expect(intention.keyFor(undefined)).toBe('key-1');
  });
});

describe('newKey', () => {
  it('is long, plain text and never the same', () => {
    const keys = new Set(Array.from({ length: 1000 }, newKey));
    expect(keys.size).toBe(1000);
    for (const key of keys) expect(key).toMatch(/^[a-z0-9]+-[a-z0-9]{20}$/);
  });
});
