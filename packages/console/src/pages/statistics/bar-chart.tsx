interface Row {
  readonly key: string;
  readonly label: string;
  readonly count: number;
}
const maxBars = 12;

/** One bar per row, scaled to the longest; rows that do not fit are in the table only. */
export function BarChart({ rows }: { rows: readonly Row[] }) {
  const most = Math.max(...rows.map(({ count }) => count));
  return (
    <ul className="bars">
      {rows.slice(0, maxBars).map(({ key, label, count }) => (
        <li key={key}>
          <span className="bar-label" title={label}>
            {label}
          </span>
          <span className="bar-track" aria-hidden="true">
            <span className="bar" style={{ width: `${(count / most) * 100}%` }} />
          </span>
          <span className="bar-count">{count}</span>
        </li>
      ))}
      {rows.length > maxBars && <li className="quiet">另有 {rows.length - maxBars} 项，见表</li>}
    </ul>
  );
}
