import { useQuery } from '@tanstack/react-query';
import { mobilityDeskRoutes } from '@yuanhang/contract';
import { Link } from 'react-router';
import { call } from '../../shared/api';
import { Chip, timeText } from '../../shared/ui';

/** The latest roll calls with their progress. */
export function RollCalls() {
  const { data } = useQuery({
    queryKey: ['abroad', 'roll-calls'],
    queryFn: () => call(mobilityDeskRoutes.rollCalls, { query: { limit: 3 } }),
  });
  if (!data || data.items.length === 0) return null;
  return (
    <section className="card" aria-label="平安确认">
      <h3>平安确认</h3>
      <ul className="roll-calls">
        {data.items.map(({ id, place, openedAt, closedAt, asked, safe, help, silent }) => (
          <li key={id}>
            <Link to={`/abroad/roll-calls/${id}`}>{place}</Link>
            <span className="quiet">{timeText(openedAt)}</span>
            {help > 0 && <Chip tone="red">{help} 人求助</Chip>}
            {closedAt === null ? (
              <Chip tone={silent > 0 ? 'amber' : 'green'}>
                {safe + help} / {asked} 已答复
              </Chip>
            ) : (
              <Chip>已结束</Chip>
            )}
          </li>
        ))}
      </ul>
    </section>
  );
}
