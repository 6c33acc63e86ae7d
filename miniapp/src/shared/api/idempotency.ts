/** Hard to guess, unique enough: per person and route. WeChat has no synchronous secure random source. */
export function newKey(): string {
  const part = () => Math.random().toString(36).slice(2, 12).padEnd(10, '0');
  return `${Date.now().toString(36)}-${part()}${part()}`;
}

export interface KeyedRequest {
  /** The key for this input: the same while the same thing is tried again, another for anything else. */
  keyFor(input: unknown): string;
  /** The server's answer is known; the next attempt is a new intention. */
  settle(): void;
}

/**
 * One intention of a person, over as many attempts as it takes: after a lost answer the same input goes out
 * under the same key, so that the server does it once.
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
