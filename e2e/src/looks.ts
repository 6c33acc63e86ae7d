import type { ColorScheme } from './browser';

/** How somebody sees a page. */
export interface Look {
  readonly name: string;
  readonly colorScheme: ColorScheme;
  /** The reader's font size in pixels; 16 is usual. */
  readonly fontSize: number;
  readonly longNames?: true;
}

export const looks: readonly Look[] = [
  { name: 'light', colorScheme: 'light', fontSize: 16 },
  { name: 'dark', colorScheme: 'dark', fontSize: 16 },
  { name: 'large', colorScheme: 'light', fontSize: 24 },
  { name: 'long-names', colorScheme: 'light', fontSize: 16, longNames: true },
];
