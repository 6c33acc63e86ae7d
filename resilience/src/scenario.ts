import type { Lab } from './lab/lab';

/** What a scenario counted, and what it found wrong; nothing wrong means that its bar holds. */
export interface Outcome {
  readonly counts: Readonly<Record<string, number>>;
  readonly problems: readonly string[];
}

export interface Scenario {
  readonly key: string;
  /** The line of the bars that it tries, in words. */
  readonly bar: string;
  run(lab: Lab): Promise<Outcome>;
}

/** Collects what was found wrong. */
export class Findings {
  readonly problems: string[] = [];

  expect(holds: boolean, otherwise: string): void {
    if (!holds) this.problems.push(otherwise);
  }
}

export const sum = (numbers: readonly number[]): number => numbers.reduce((all, one) => all + one, 0);
