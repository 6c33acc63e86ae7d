/** Words of settings, English and pinyin, from which the model of written text learns which letters follow each other. */
const sample = `the and that this with from have our your their not for are was very long enough strong secure safe only
secret signing signature token password passphrase encryption audit metrics key keys random generated change changeme please
default example test testing demo production development staging server service database admin administrator root system
university exchange international office student students staff college campus programme application network computer
correct horse battery staple welcome hello world letmein master dragon monkey sunshine something another again never always
this is a phrase that somebody typed because it was easy to remember and nobody would ever guess it of course
yuanhang liuxue xuesheng daxue xuexiao guoji hezuo jiaoliu bangongshi mima miyao jiqiren qianming shenji zhongguo beijing
shanghai lanzhou nanjing wuhan chengdu guangzhou women nimen zheshi yige anquan ceshi shengchan huanjing zhanghao denglu
qwertyuiop asdfghjkl zxcvbnm qwerty asdf zxcv the quick brown fox jumps over lazy dog`;

const letters = 26;
const indexOf = (letter: string) => letter.toLowerCase().charCodeAt(0) - 97;
const isLetter = (char: string) => /^[a-z]$/i.test(char);

/** How often each letter follows each other one in the sample. */
const follows = Array.from({ length: letters }, () => new Array<number>(letters).fill(0));
for (const [, first = '', second = ''] of sample.matchAll(/(?=([a-z])([a-z]))/g)) {
  const row = follows[indexOf(first)];
  if (row) row[indexOf(second)] = (row[indexOf(second)] ?? 0) + 1;
}
/** Counts added for all letters together, so that no pair of letters is impossible. */
const smoothing = 4;

function letterAfter(before: string | undefined, letter: string): number {
  if (before === undefined || !isLetter(before)) return 1 / letters;
  const row = follows[indexOf(before)] ?? [];
  const total = row.reduce((sum, count) => sum + count, 0);
  return ((row[indexOf(letter)] ?? 0) + smoothing / letters) / (total + smoothing);
}

type Kind = 'lower' | 'upper' | 'digit' | 'sign';
const kindOf = (char: string): Kind =>
  /[a-z]/.test(char) ? 'lower' : /[A-Z]/.test(char) ? 'upper' : /[0-9]/.test(char) ? 'digit' : 'sign';
/** Which kind of character follows which in written text; each row sums to 1. */
const nextKind: Readonly<Record<Kind, Readonly<Record<Kind, number>>>> = {
  lower: { lower: 0.78, upper: 0.1, digit: 0.05, sign: 0.07 },
  upper: { lower: 0.75, upper: 0.15, digit: 0.05, sign: 0.05 },
  digit: { lower: 0.12, upper: 0.1, digit: 0.68, sign: 0.1 },
  sign: { lower: 0.6, upper: 0.18, digit: 0.17, sign: 0.05 },
};
const oneOfItsKind = (char: string, before: string | undefined): number => {
  if (isLetter(char)) return letterAfter(before, char);
  return /[0-9]/.test(char) ? 1 / 10 : 1 / 33;
};

/** The probability of a character in written text, after the character before it. */
const inText = (char: string, before: string | undefined): number =>
  nextKind[before === undefined ? 'sign' : kindOf(before)][kindOf(char)] * oneOfItsKind(char, before);

/** The bits by which written text describes the characters better than chance; most of its letters are small. */
const textBits = (chars: readonly string[], size: number): number =>
  chars.reduce((bits, char, at) => bits + Math.log2(inText(char, chars[at - 1]) * size), 0);
const swapCase = (char: string) => (char === char.toLowerCase() ? char.toUpperCase() : char.toLowerCase());

/** The bits by which predicting each symbol (half of the probability is its own) describes the symbols better than chance. */
function predictedBits(symbols: readonly number[], size: number, predict: (at: number) => number | undefined): number {
  return symbols.reduce((bits, symbol, at) => {
    const predicted = predict(at);
    if (predicted === undefined) return bits;
    return bits + Math.log2(0.5 + (symbol === predicted ? 0.5 * size : 0));
  }, 0);
}

/** The better of two predictions: what followed the same two symbols before, and the same step as the last one. */
function patternBits(symbols: readonly number[], size: number): number {
  const followed = (at: number) => {
    for (let earlier = at - 1; earlier >= 2; earlier -= 1) {
      if (symbols[earlier - 1] === symbols[at - 1] && symbols[earlier - 2] === symbols[at - 2]) return symbols[earlier];
    }
    return undefined;
  };
  const stepped = (at: number) => {
    const [last, beforeLast] = [symbols[at - 1], symbols[at - 2]];
    return last === undefined || beforeLast === undefined ? undefined : (((2 * last - beforeLast) % 256) + 256) % 256;
  };
  return Math.max(predictedBits(symbols, size, followed), predictedBits(symbols, size, stepped));
}

const alphabetSize = (secret: string) => (/^[0-9a-f]+$/i.test(secret) ? 16 : /^[\w+/=-]+$/.test(secret) ? 64 : 95);

/**
 * A random secret is described better than by chance by at least b bits with a probability of at most 2^-b (Markov's
 * inequality: the probabilities of a model sum to at most 1). With four models and 25 bits at most one random secret in
 * eight million is refused.
 */
const suspiciousBits = 25;

/** Whether a secret looks typed: a phrase, a repetition, a sequence, or characters that no generator prints. */
export function looksTyped(secret: string): boolean {
  if (!/^[\x21-\x7e]+$/.test(secret)) return true;
  const size = alphabetSize(secret);
  const chars = [...secret];
  const codes = chars.map((char) => char.charCodeAt(0));
  const bits = [textBits(chars, size), textBits(chars.map(swapCase), size), patternBits(codes, size)];
  return Math.max(...bits) >= suspiciousBits;
}

/** The same for the bytes of a key: a typed text encoded as base64 has printable characters only, a random key never. */
export function keyLooksTyped(key: Buffer): boolean {
  return key.every((byte) => byte >= 0x20 && byte < 0x7f) || patternBits([...key], 256) >= suspiciousBits;
}
