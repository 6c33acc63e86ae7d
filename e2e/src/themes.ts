import type { ColorScheme } from './browser';

/** Settings of the reader's device, and data, that change how every page looks. */
export interface Theme {
  readonly name: string;
  readonly colorScheme: ColorScheme;
  /** The reader's font size in pixels; 16 is the default of browsers. */
  readonly fontSize: number;
  /** People, schools, programmes and files have names of thirty characters and more. */
  readonly longNames?: true;
}

export const themes: readonly Theme[] = [
  { name: 'light', colorScheme: 'light', fontSize: 16 },
  { name: 'dark', colorScheme: 'dark', fontSize: 16 },
  { name: 'large', colorScheme: 'light', fontSize: 24 },
  { name: 'long-names', colorScheme: 'light', fontSize: 16, longNames: true },
];
