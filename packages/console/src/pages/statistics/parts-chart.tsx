import type { Tone } from '../../shared/ui';

interface Part {
  readonly label: string;
  readonly count: number;
  readonly tone: Tone;
}

/** The parts of a whole in one stacked bar. */
export function PartsChart({ parts }: { parts: readonly Part[] }) {
  const whole = parts.reduce((sum, { count }) => sum + count, 0);
  if (whole === 0) return <p className="quiet">还没有数据</p>;
  return (
    <>
      <div className="parts" aria-hidden="true">
        {parts.map(({ label, count, tone }) => (
          <span key={label} className={`part part-${tone}`} style={{ width: `${(count / whole) * 100}%` }} />
        ))}
      </div>
      <dl className="parts-legend">
        {parts.map(({ label, count, tone }) => (
          <div key={label} className={`word-${tone}`}>
            <dt>{label}</dt>
            <dd>
              <b>{count}</b> {Math.round((count / whole) * 100)}%
            </dd>
          </div>
        ))}
      </dl>
    </>
  );
}
