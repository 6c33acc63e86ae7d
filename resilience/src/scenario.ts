import type { Harness } from './harness/harness';

export interface Outcome {
  /** The counts for the table. */
  readonly counts: Readonly<Record<string, number>>;
  /** Empty when the requirement holds. */
  readonly problems: readonly string[];
}

export interface Scenario {
  /** Selects the scenario on the command line. */
  readonly key: string;
  /** The requirement of the reliability section that it checks, in words. */
  readonly requirement: string;
  run(harness: Harness): Promise<Outcome>;
}

/** Collects problems, so that a scenario reports all of them and not only the first. */
export class Findings {
  readonly problems: string[] = [];

  /** Adds `problem` unless `holds`. */
  expect(holds: boolean, problem: string): void {
    if (!holds) this.problems.push(problem);
  }
}
