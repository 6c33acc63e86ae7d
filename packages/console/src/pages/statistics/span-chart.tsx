import type { ReviewStep } from '@yuanhang/domain';

interface Row {
  readonly step: ReviewStep;
  readonly label: string;
  readonly medianDays: number;
  readonly ninetyPercentDays: number;
}

/** The duration of a step: the dark bar ends at the median, the light one at the 90th percentile. */
export function SpanChart({ rows }: { rows: readonly Row[] }) {
  const most = Math.max(...rows.map(({ ninetyPercentDays }) => ninetyPercentDays), 1);
  const width = (days: number) => ({ width: `${(days / most) * 100}%` });
  return (
    <>
      <ul className="bars">
        {rows.map(({ step, label, medianDays, ninetyPercentDays }) => (
          <li key={step}>
            <span className="bar-label">{label}</span>
            <span className="bar-track" aria-hidden="true">
              <span className="bar bar-faint" style={width(ninetyPercentDays)} />
              <span className="bar bar-over" style={width(medianDays)} />
            </span>
            <span className="bar-count bar-days">
              {medianDays} / {ninetyPercentDays} 天
            </span>
          </li>
        ))}
      </ul>
      <p className="chart-legend">
        <span className="legend-sea">一半不超过</span>
        <span className="legend-faint">九成不超过</span>
      </p>
    </>
  );
}
