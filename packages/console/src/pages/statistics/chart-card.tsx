import { BarChartOutlined, TableOutlined } from '@ant-design/icons';
import { Button } from 'antd';
import { type ReactNode, useState } from 'react';

interface ChartCardProps {
  readonly title: string;
  readonly note?: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly (string | number)[])[];
  readonly children: ReactNode;
}

/** A chart, with its data as a table on demand. */
export function ChartCard({ title, note, head, rows, children }: ChartCardProps) {
  const [asTable, setAsTable] = useState(false);
  return (
    <section className="card chart-card" aria-label={title}>
      <header>
        <div>
          <h2>{title}</h2>
          {note && <small>{note}</small>}
        </div>
        <Button
          type="text"
          size="small"
          icon={asTable ? <BarChartOutlined aria-hidden /> : <TableOutlined aria-hidden />}
          aria-pressed={asTable}
          onClick={() => setAsTable(!asTable)}
        >
          {asTable ? '图' : '表'}
        </Button>
      </header>
      {rows.length === 0 && <p className="quiet">还没有数据</p>}
      {rows.length > 0 && (asTable ? <Numbers title={title} head={head} rows={rows} /> : children)}
    </section>
  );
}

function Numbers({ title, head, rows }: Pick<ChartCardProps, 'title' | 'head' | 'rows'>) {
  return (
    <div className="chart-table">
      <table aria-label={title}>
        <thead>
          <tr>
            {head.map((words) => (
              <th key={words} scope="col">
                {words}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(([label, ...numbers]) => (
            <tr key={label}>
              <th scope="row">{label}</th>
              {numbers.map((value, at) => (
                <td key={head[at + 1]}>{value}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
