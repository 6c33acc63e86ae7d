interface Side {
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
