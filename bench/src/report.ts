import type { Measured } from './load/load';
import { cpuOf, type Medians, mediansOf, perSecond, type Ratio, ratioOf } from './statistics';

/** A row of the table of requests, with the figures of each round. */
export interface Row {
  readonly name: string;
  readonly maxCpu: number;
  readonly minThroughput: number | null;
  readonly product: readonly Measured[];
  readonly limit: readonly Measured[];
}
export interface RequestsResult {
  readonly rows: readonly Row[];
  readonly startMilliseconds: number;
}
const maxStartMilliseconds = 1500;

const round = (value: number) => Math.round(value).toLocaleString('en');
const verdict = (holds: boolean) => (holds ? 'holds' : '**missed**');
const ratioText = (ratio: Ratio | null, bar: string) =>
  ratio === null
    ? '—'
    : `${ratio.median.toFixed(2)} × (${ratio.lower.toFixed(2)}–${ratio.upper.toFixed(2)}) ${bar}`.trim();
const cpuText = ({ cpu }: Medians) =>
  cpu === null ? '—' : `${round(cpu.total)} µs (${round(cpu.server)} + ${round(cpu.database)})`;

function requestRow({ name, maxCpu, minThroughput, product, limit }: Row): string[] {
  const [cpu, throughput] = [ratioOf(product, limit, cpuOf), ratioOf(product, limit, perSecond)];
  const [ours, theirs] = [mediansOf(product), mediansOf(limit)];
  const holds =
    (cpu === null || cpu.median <= maxCpu) &&
    (minThroughput === null || throughput === null || throughput.median >= minThroughput);
  return [
    name,
    ratioText(cpu, `≤ ${maxCpu}`),
    ratioText(throughput, minThroughput === null ? '' : `≥ ${minThroughput}`),
    cpuText(ours),
    cpuText(theirs),
    `${round(ours.perSecond)}/s`,
    `${ours.p99.toFixed(1)} ms`,
    verdict(holds),
  ];
}

const tableOf = (head: readonly string[], rows: readonly (readonly string[])[]): string =>
  [head, head.map(() => '---'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** The report of the product against the limit. */
export function requestsReport({ rows, startMilliseconds }: RequestsResult): string {
  const started = [
    'start to first answer',
    '',
    '',
    '',
    '',
    '',
    `${round(startMilliseconds)} ms ≤ ${round(maxStartMilliseconds)}`,
    verdict(startMilliseconds <= maxStartMilliseconds),
  ];
  const generator = rows.map(({ product }) => round(mediansOf(product).generatorCpu)).join(', ');
  const head = [
    'what',
    'CPU, product ÷ limit',
    'throughput, product ÷ limit',
    'CPU a request (server + database)',
    'the limit’s',
    'requests',
    'p99',
    'bar',
  ];
  return `${tableOf(head, [...rows.map(requestRow), started])}\n
Medians of the rounds, in brackets the quartiles. The load generator took ${generator} µs a request, which is in none
of the figures.\n`;
}

/** The same requests to this build and to another one. */
export interface ComparisonRow {
  readonly name: string;
  readonly current: readonly Measured[];
  readonly against: readonly Measured[];
}
const maxDearer = 1.05;

/** The report of this build against another. */
export function comparisonReport(rows: readonly ComparisonRow[], other: string): string {
  const head = ['what', `CPU, this build ÷ ${other}`, 'throughput', 'CPU a request, this build', other, 'bar'];
  const cells = rows.map(({ name, current, against }) => {
    const cpu = ratioOf(current, against, cpuOf);
    return [
      name,
      ratioText(cpu, `≤ ${maxDearer}`),
      ratioText(ratioOf(current, against, perSecond), ''),
      cpuText(mediansOf(current)),
      cpuText(mediansOf(against)),
      verdict(cpu === null || cpu.median <= maxDearer),
    ];
  });
  return `${tableOf(head, cells)}\n\nMedians of the rounds, in brackets the quartiles.\n`;
}

/** The cost of a list with few rows and with a hundred times as many. */
export interface GrowthRow {
  readonly name: string;
  readonly few: readonly Measured[];
  readonly many: readonly Measured[];
}
const maxGrowth = 1.3;

/** The report of how the cost of the default views grows with the rows. */
export function growthReport(rows: readonly GrowthRow[]): string {
  const head = ['list', 'CPU, few', 'CPU, many', 'growth', 'p99, few', 'p99, many', 'growth', 'bar'];
  const cells = rows.map(({ name, few, many }) => {
    const [before, after] = [mediansOf(few), mediansOf(many)];
    const cpu = before.cpu === null || after.cpu === null ? null : after.cpu.total / before.cpu.total;
    const p99 = after.p99 / before.p99;
    return [
      name,
      cpuText(before),
      cpuText(after),
      cpu === null ? '—' : `${cpu.toFixed(2)} × ≤ ${maxGrowth}`,
      `${before.p99.toFixed(1)} ms`,
      `${after.p99.toFixed(1)} ms`,
      `${p99.toFixed(2)} × ≤ ${maxGrowth}`,
      verdict((cpu === null || cpu <= maxGrowth) && p99 <= maxGrowth),
    ];
  });
  return `${tableOf(head, cells)}\n`;
}
