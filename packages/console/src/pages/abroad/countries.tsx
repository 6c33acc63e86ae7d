import type { AbroadSummary } from '@yuanhang/contract';
import { useFilters } from '../../shared/forms';

interface CountriesProps {
  readonly countries: AbroadSummary['countries'];
  readonly all: number;
}

/** The number of students by country, largest first; a list avoids drawing borders. A click filters the table below. */
export function Countries({ countries, all }: CountriesProps) {
  const filters = useFilters();
  const chosen = filters.value('country');
  const most = Math.max(1, ...countries.map(({ students }) => students));
  return (
    <section className="card" aria-label="在哪里">
      <h3>在哪里</h3>
      <ul className="countries">
        {countries.map(({ country, name, students }) => (
          <li key={country}>
            <button
              type="button"
              aria-pressed={country === chosen}
              onClick={() => filters.choose('country', country === chosen ? null : country)}
            >
              <span>{name}</span>
              <progress max={most} value={students} aria-hidden />
              <b>{students}</b>
            </button>
          </li>
        ))}
      </ul>
      {all === 0 && <p className="quiet">现在没有在外学生。</p>}
    </section>
  );
}
