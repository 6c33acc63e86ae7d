export interface Side {
  readonly perSecond: number;
  /** Microseconds of server and database together. */
  readonly cpu: number | null;
  readonly p99: number;
}
export interface Result {
  readonly name: string;
  readonly mostCpu: number;
  readonly leastThroughput: number | null;
  readonly product: Side;
  readonly limit: Side;
}
const bestStartMilliseconds = 1500;
const round = (value: number) => Math.round(value).toLocaleString('en');

function row({ name, mostCpu, leastThroughput, product, limit }: Result): string {
  const cpu = product.cpu === null || limit.cpu === null ? null : product.cpu / limit.cpu;
  const throughput = product.perSecond / limit.perSecond;
  const holds = (cpu === null || cpu <= mostCpu) && (leastThroughput === null || throughput >= leastThroughput);
  const cells = [
    name,
    `${cpu === null ? '—' : cpu.toFixed(2)} × (≤ ${mostCpu})`,
    `${throughput.toFixed(2)} × ${leastThroughput === null ? '' : `(≥ ${leastThroughput})`}`,
    product.cpu === null ? '—' : `${round(product.cpu)} µs`,
    limit.cpu === null ? '—' : `${round(limit.cpu)} µs`,
    `${round(product.perSecond)}/s`,
    `${product.p99.toFixed(1)} ms`,
    holds ? 'holds' : '**missed**',
  ];
  return `| ${cells.join(' | ')} |`;
}

/** The results as a table of the documentation. */
export function table(results: readonly Result[], startMilliseconds: number): string {
  const verdict = startMilliseconds <= bestStartMilliseconds ? 'holds' : '**missed**';
  return [
    '| what | CPU, product ÷ limit | throughput, product ÷ limit | CPU a request | the limit’s | requests | p99 | bar |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...results.map(row),
    `| start to first answer | | | | | | ${round(startMilliseconds)} ms (≤ 1,500) | ${verdict} |`,
    '',
  ].join('\n');
}

const mostGrowth = 1.3;

/** What the lists cost with few rows and with a hundred times as many. */
export function growthTable(few: Readonly<Record<string, Side>>, many: Readonly<Record<string, Side>>): string {
  const rows = Object.entries(few).flatMap(([name, before]) => {
    const after = many[name];
    if (!after) return [];
    const cpu = before.cpu === null || after.cpu === null ? null : after.cpu / before.cpu;
    const p99 = after.p99 / before.p99;
    const holds = (cpu === null || cpu <= mostGrowth) && p99 <= mostGrowth;
    const cells = [
      name,
      before.cpu === null ? '—' : `${round(before.cpu)} µs`,
      after.cpu === null ? '—' : `${round(after.cpu)} µs`,
      cpu === null ? '—' : `${cpu.toFixed(2)} × (≤ ${mostGrowth})`,
      `${before.p99.toFixed(1)} ms`,
      `${after.p99.toFixed(1)} ms`,
      `${p99.toFixed(2)} × (≤ ${mostGrowth})`,
      holds ? 'holds' : '**missed**',
    ];
    return [`| ${cells.join(' | ')} |`];
  });
  return [
    '| list | CPU, few | CPU, many | growth | p99, few | p99, many | growth | bar |',
    '| --- | --- | --- | --- | --- | --- | --- | --- |',
    ...rows,
    '',
  ].join('\n');
}

/** CPU of both sides as bars, for the documentation. */
export function chart(results: readonly Result[]): string {
  const names = results.map(({ name }) => `"${name.replace(/^\S+ /, '')}"`).join(', ');
  const bars = (side: 'product' | 'limit') => results.map((result) => Math.round(result[side].cpu ?? 0)).join(', ');
  return [
    '```mermaid',
    'xychart-beta',
    '  title "CPU a request, µs: product (tall) and limit"',
    `  x-axis [${names}]`,
    `  bar [${bars('product')}]`,
    `  bar [${bars('limit')}]`,
    '```',
    '',
  ].join('\n');
}
