/** A number in [0, 1) that depends only on its arguments, so that every run and both sides send the same requests. */
export function fraction(n: number, salt: number): number {
  let mixed = (n * 0x9e3779b1 + salt * 0x85ebca6b) | 0;
  mixed = Math.imul(mixed ^ (mixed >>> 16), 0x21f0aaad);
  mixed = Math.imul(mixed ^ (mixed >>> 15), 0x735a2d97);
  return ((mixed ^ (mixed >>> 15)) >>> 0) / 0x1_0000_0000;
}

/** One of the choices, with probabilities by weight. */
export function choose<T>(n: number, salt: number, choices: readonly (readonly [T, number])[]): T {
  const total = choices.reduce((sum, [, weight]) => sum + weight, 0);
  let left = fraction(n, salt) * total;
  for (const [value, weight] of choices) {
    left -= weight;
    if (left < 0) return value;
  }
  throw new Error('nothing to choose from');
}

/** One of a list, all equally likely. */
export const pick = <T>(n: number, salt: number, list: readonly T[]): T =>
  choose(
    n,
    salt,
    list.map((value) => [value, 1]),
  );

/** Permutes 1…count: over `count` consecutive values of `n`, returns each number once in a scattered order. */
export const scattered = (n: number, count: number): number => 1 + ((n * 7919) % count);
