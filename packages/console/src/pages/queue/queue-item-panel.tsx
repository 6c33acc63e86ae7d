import type { QueueItem } from '@yuanhang/contract';
import { reviewStepLabels } from '@yuanhang/domain';
import type { Ref } from 'react';
import { Link } from 'react-router';
import { MaterialList } from '../../shared/files';
import {
  ChangesBox,
  FactList,
  factsOf,
  materialsOf,
  NoticesBox,
  type Reviewed,
  StepComments,
  useRecord,
} from '../../shared/review';
import { useNow } from '../../shared/session';
import { Answer, Chip } from '../../shared/ui';
import { Consequences } from './consequences';
import { DecisionPanel, type DecisionPanelHandle } from './decision-panel';

export type { DecisionPanelHandle };

interface QueueItemPanelProps {
  readonly item: QueueItem;
  readonly panel: Ref<DecisionPanelHandle>;
  readonly onDecided: (ids: ReadonlySet<string>) => void;
}

/** The record to decide: the dates to look at, its changes, facts, files, earlier comments and the decision panel. */
export function QueueItemPanel({ item, panel, onDecided }: QueueItemPanelProps) {
  const query = useRecord(item.subject, item.id);
  return (
    <section className="card desk" aria-label={`${item.student.name} 的${item.kindLabel}`}>
      <Answer query={query}>
        {(reviewed) => (
          <>
            <div className="desk-scroll">
              <Head item={item} reviewed={reviewed} />
              <Body reviewed={reviewed} />
            </div>
            <DecisionPanel ref={panel} reviewed={reviewed} onDecided={onDecided} />
          </>
        )}
      </Answer>
    </section>
  );
}

function Head({ item, reviewed }: { item: QueueItem; reviewed: Reviewed }) {
  const places = reviewed.subject === 'application' ? reviewed.record.places : null;
  return (
    <header className="desk-head">
      <div>
        <h2>
          <Link to={`/applications/${item.applicationId}`}>{item.student.name}</Link>
        </h2>
        <p className="quiet">
          {[item.kindLabel, item.programme.name, item.number, places && placesText(places)].filter(Boolean).join(' · ')}
        </p>
      </div>
      <Chip tone="sea">{reviewStepLabels[item.step]}</Chip>
    </header>
  );
}

const placesText = ({ total, taken }: { total: number | null; taken: number }) =>
  total === null ? '名额不限' : `名额 ${taken} / ${total}`;

function Body({ reviewed }: { reviewed: Reviewed }) {
  const { today } = useNow(3600);
  const { record } = reviewed;
  return (
    <>
      <NoticesBox notices={record.notices} />
      <ChangesBox changes={record.changes} />
      <FactList
        facts={factsOf(reviewed, today)}
        {...(reviewed.subject === 'request' && { requestId: reviewed.record.id })}
      />
      {reviewed.subject === 'request' && reviewed.record.consequences && (
        <Consequences consequences={reviewed.record.consequences} />
      )}
      <StepComments progress={record.progress} />
      <MaterialList materials={materialsOf(reviewed)} added={record.changes.filesAdded} />
    </>
  );
}
