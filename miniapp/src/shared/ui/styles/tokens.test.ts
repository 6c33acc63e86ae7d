import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const source = readFileSync(join(__dirname, 'tokens.scss'), 'utf8');

/** The colours of one theme, by name without dashes. */
function theme(name: 'light' | 'dark'): Record<string, string> {
  const block = new RegExp(`@mixin ${name} \\{([\\s\\S]*?)\\n\\}`).exec(source)?.[1] ?? '';
  return Object.fromEntries([...block.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)].map(([, key, value]) => [key, value]));
}

/** Relative luminance, WCAG 2.2. */
function luminance(hex: string): number {
  const [r = 0, g = 0, b = 0] = [1, 3, 5]
    .map((at) => Number.parseInt(hex.slice(at, at + 2), 16) / 255)
    .map((part) => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
}

function contrast(a: string, b: string): number {
  const [dark = 0, light = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (light + 0.05) / (dark + 0.05);
}

const tones = ['sea', 'amber', 'red', 'green'];
const pairs: readonly (readonly [text: string, ground: string])[] = [
  ['ink', 'card'],
  ['ink', 'ground'],
  ['ink-2', 'card'],
  ['ink-2', 'ground'],
  ['ink-2', 'neutral-tint'],
  ['ink', 'neutral-tint'],
  ['sea', 'card'],
  ['sea', 'ground'],
  ['on-fill', 'sea-fill'],
  ['on-fill', 'red-fill'],
  ['red', 'card'],
  ...tones.map((tone) => [tone, `${tone}-tint`] as const),
  ...tones.map((tone) => ['ink', `${tone}-tint`] as const),
];

describe.each(['light', 'dark'] as const)('%s colours', (name) => {
  const colours = theme(name);
  it.each(pairs)('%s on %s has enough contrast (AA, 4.5:1)', (text, ground) => {
    expect(contrast(colours[text] ?? '', colours[ground] ?? '')).toBeGreaterThanOrEqual(4.5);
  });
});
