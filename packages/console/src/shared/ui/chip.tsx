import type { ReactNode } from 'react';

export const tones = ['sea', 'amber', 'red', 'green', 'neutral'] as const;
/** Amber only for "soon", red only for harm and errors, green only for done. */
export type Tone = (typeof tones)[number];

export const Chip = ({ tone = 'neutral', children }: { tone?: Tone; children: ReactNode }) => (
  <span className={`chip chip-${tone}`}>{children}</span>
);
