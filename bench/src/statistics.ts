import type { Measured } from './load/load';

const quantile = (values: readonly number[], share: number): number =>
  [...values].sort((a, b) => a - b)[Math.floor(values.length * share)] ?? 0;
export const median = (values: readonly number[]): number => quantile(values, 0.5);

/** Microseconds of server and database together; null where CPU cannot be read. */
export const cpuOf = ({ cpu }: Measured): number | null => (cpu === null ? null : cpu.server + cpu.database);
export const perSecond = ({ requests, seconds }: Measured): number => requests / seconds;

/** The medians of several rounds. */
export interface Medians {
  readonly cpu: { readonly total: number; readonly server: number; readonly database: number } | null;
  readonly perSecond: number;
  readonly p99: number;
  readonly answerBytes: number;
  /** CPU of the load generator, which is not part of any other figure. */
  readonly generatorCpu: number;
}
export function mediansOf(rounds: readonly Measured[]): Medians {
  const of = (read: (measured: Measured) => number) => median(rounds.map(read));
  const hasCpu = rounds.every(({ cpu }) => cpu !== null);
  return {
    cpu: hasCpu
      ? {
          total: of((measured) => cpuOf(measured) ?? 0),
          server: of(({ cpu }) => cpu?.server ?? 0),
          database: of(({ cpu }) => cpu?.database ?? 0),
        }
      : null,
    perSecond: of(perSecond),
    p99: of(({ p99Milliseconds }) => p99Milliseconds),
    answerBytes: of(({ answerBytes }) => answerBytes),
    generatorCpu: of(({ cpuPerRequest }) => cpuPerRequest),
  };
}

/** One side's figure as a multiple of the other's: the median of the rounds, and the quartiles as a measure of noise. */
export interface Ratio {
  readonly median: number;
  readonly lower: number;
  readonly upper: number;
}
/** Computed round by round, so that a slow moment of the machine affects both sides. Null where a figure is missing. */
export function ratioOf(
  of: readonly Measured[],
  to: readonly Measured[],
  read: (measured: Measured) => number | null,
): Ratio | null {
  const ratios: number[] = [];
  for (const [at, measured] of of.entries()) {
    const other = to[at];
    const [a, b] = [read(measured), other === undefined ? null : read(other)];
    if (a === null || b === null) return null;
    ratios.push(a / b);
  }
  return { median: median(ratios), lower: quantile(ratios, 0.25), upper: quantile(ratios, 0.75) };
}
