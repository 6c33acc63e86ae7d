import type { ProgrammeSummary } from '@yuanhang/contract';
import type { PlainDate } from '@yuanhang/domain';
import { Button } from 'antd';
import { Link } from 'react-router';
import type { Pages } from '../../shared/api/use-pages';
import { useNow } from '../../shared/session';
import { Answer, dayText, Nothing } from '../../shared/ui';
import { barOf, monthsIn, placeOf, type Span, type Stretch, spanOf } from './timeline';

/** Each programme's application window and mobility on a timeline with today marked. */
export function ProgrammeTimeline({ pages }: { pages: Pages<ProgrammeSummary> }) {
  const { today } = useNow(3600);
  return (
    <Answer query={pages.query}>
      {({ items }) =>
        items.length === 0 ? (
          <Nothing words="没有符合条件的项目" />
        ) : (
          <section className="card timeline-card" aria-label="项目日历">
            <div className="timeline-legend">
              <span className="legend-window">申报</span>
              <span className="legend-stay">交流</span>
              <span className="legend-today">今天</span>
            </div>
            <Chart items={items} today={today} />
            {(pages.next || pages.previous) && (
              <nav className="pager" aria-label="翻页">
                <Button disabled={!pages.previous} onClick={() => pages.previous?.()}>
                  上一页
                </Button>
                <Button disabled={!pages.next} onClick={() => pages.next?.()}>
                  下一页
                </Button>
              </nav>
            )}
          </section>
        )
      }
    </Answer>
  );
}

const stayOf = ({ startOn, endOn }: ProgrammeSummary): Stretch | null =>
  startOn !== null && endOn !== null ? { from: startOn, until: endOn } : null;
const windowOf = ({ applyFrom, applyUntil }: ProgrammeSummary): Stretch => ({ from: applyFrom, until: applyUntil });

function Chart({ items, today }: { items: readonly ProgrammeSummary[]; today: PlainDate }) {
  const span = spanOf(
    items.flatMap((item) => [windowOf(item), stayOf(item) ?? windowOf(item)]),
    today,
  );
  const months = monthsIn(span);
  const label = (month: PlainDate, at: number) =>
    at === 0 || month.endsWith('-01-01')
      ? `${month.slice(0, 4)}.${Number(month.slice(5, 7))}`
      : `${Number(month.slice(5, 7))}`;
  return (
    <div className="timeline">
      <div className="timeline-row timeline-head" aria-hidden="true">
        <span />
        <div className="timeline-track">
          {months.map((month, at) => (
            <span key={month} className="timeline-month" style={{ left: `${placeOf(month, span)}%` }}>
              {label(month, at)}
            </span>
          ))}
        </div>
      </div>
      <ul>
        {items.map((item) => (
          <li key={item.id} className="timeline-row">
            <Link to={`/programmes/${item.id}`} title={item.name}>
              {item.name}
            </Link>
            <div className="timeline-track">
              <span className="timeline-today" style={{ left: `${placeOf(today, span)}%` }} />
              <Bar stretch={stayOf(item)} kind="stay" words="交流" span={span} today={today} />
              <Bar
                stretch={windowOf(item)}
                kind={item.status === 'draft' ? 'draft' : 'window'}
                words="申报"
                span={span}
                today={today}
              />
            </div>
          </li>
        ))}
      </ul>
    </div>
  );
}

interface BarProps {
  readonly stretch: Stretch | null;
  readonly kind: 'window' | 'stay' | 'draft';
  readonly words: string;
  readonly span: Span;
  readonly today: PlainDate;
}
function Bar({ stretch, kind, words, span, today }: BarProps) {
  const bar = stretch && barOf(stretch, span);
  if (!bar) return null;
  const says = `${words} ${dayText(stretch.from, today)} 至 ${dayText(stretch.until, today)}`;
  return (
    <span className={`timeline-bar bar-${kind}`} title={says} style={{ left: `${bar.left}%`, width: `${bar.width}%` }}>
      <span className="unseen">{says}</span>
    </span>
  );
}
