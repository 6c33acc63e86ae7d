/** A key that is unique per user and route; it need not be secret. WeChat has no synchronous secure random source. */
export function newKey(): string {
  const part = () => Math.random().toString(36).slice(2, 12).padEnd(10, '0');
  return `${Date.now().toString(36)}-${part()}${part()}`;
}

export interface KeyedRequest {
  /** The key for this input: the same for retries of the same input, a new one for another input. */
  keyFor(input: unknown): string;
  /** Call when the server's answer is known; the next attempt gets a new key. */
  settle(): void;
}

/**
 * The idempotency key of one user action over all its attempts: after a lost answer the same input is sent with the
 * same key, so that the server does it once.
 */
export function createIntention(makeKey: () => string = newKey): KeyedRequest {
  let current: { readonly input: string; readonly key: string } | null = null;
  return {
    keyFor(input) {
      const text = JSON.stringify(input) ?? '';
      if (current?.input !== text) current = { input: text, key: makeKey() };
      return current.key;
    },
    settle() {
      current = null;
    },
  };
}
