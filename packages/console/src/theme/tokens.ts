/**
 * The palette of the product, the same as in `miniapp/src/shared/ui/styles/tokens.scss`; no other file of the console
 * names a colour. `…Fill` is a background for text in `onFill`; the bare name is for text and lines on `card` (AA on both).
 */
export const light = {
  ink: '#14283a',
  ink2: '#5a6b7a',
  /** Placeholders and decoration only: the contrast is too low for text. */
  ink3: '#93a1ad',
  line: '#e7ecf0',
  ground: '#f3f6f8',
  card: '#ffffff',
  sea: '#0b6577',
  seaFill: '#0b6577',
  seaTint: '#e4f1f3',
  amber: '#96500a',
  amberTint: '#fdf2e1',
  red: '#b42318',
  redFill: '#b42318',
  redTint: '#fdecea',
  green: '#1d6d42',
  greenTint: '#e5f4ec',
  neutralTint: '#eef1f4',
  onFill: '#ffffff',
} as const;

export type Tokens = { readonly [K in keyof typeof light]: string };

export const dark: Tokens = {
  ink: '#e6edf2',
  ink2: '#a3b3bf',
  ink3: '#6f818e',
  line: '#28363f',
  ground: '#0f171d',
  card: '#18232b',
  sea: '#6cc3d4',
  seaFill: '#0f6c80',
  seaTint: '#14343c',
  amber: '#f0b35c',
  amberTint: '#3a2b14',
  red: '#ff9a90',
  redFill: '#b3372c',
  redTint: '#40201d',
  green: '#74d09d',
  greenTint: '#163527',
  neutralTint: '#24313a',
  onFill: '#ffffff',
};

/** `seaTint` → `--sea-tint`, `ink2` → `--ink-2`. */
export const variableOf = (token: string): string =>
  `--${token.replace(/[A-Z]|\d/g, (sign) => `-${sign.toLowerCase()}`)}`;
