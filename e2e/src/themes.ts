import type { ColorScheme } from './browser';

/** Settings of the reader's device, and data, that change how every page looks. */
export interface Theme {
  readonly name: string;
  readonly colorScheme: ColorScheme;
}
/** Themes that one browser shows without loading a page again. */
export interface ThemeGroup {
  readonly name: string;
  readonly themes: readonly Theme[];
  /** The reader's font size in pixels; 16 is the default of browsers. */
  readonly fontSize: number;
  /** People, schools, programmes and files have names of thirty characters and more. */
  readonly longNames?: true;
}

const light = (name: string): readonly Theme[] => [{ name, colorScheme: 'light' }];

export const themeGroups: readonly ThemeGroup[] = [
  { name: 'light and dark', themes: [...light('light'), { name: 'dark', colorScheme: 'dark' }], fontSize: 16 },
  { name: 'large', themes: light('large'), fontSize: 24 },
  { name: 'long names', themes: light('long-names'), fontSize: 16, longNames: true },
];
