import type { RequestSummary } from '@yuanhang/contract';
import { Collapse } from 'antd';
import { MaterialList } from '../../shared/files';
import { useRecord } from '../../shared/review';
import { Answer, Nothing, RequestTag, timeText } from '../../shared/ui';
import { AnswerPages } from './answer-pages';
import { History } from './history';

/** The follow-up requests (dispatch confirmation, changes, funding, return); each opens in place. */
export function Followers({ requests }: { requests: readonly RequestSummary[] }) {
  if (requests.length === 0) return <Nothing words="还没有后续事项" />;
  return (
    <Collapse
      ghost
      items={requests.map(({ id, kindLabel, status, updatedAt }) => ({
        key: id,
        label: (
          <>
            {kindLabel} <RequestTag status={status} /> <span className="quiet">{timeText(updatedAt)}</span>
          </>
        ),
        children: <Follower id={id} />,
      }))}
    />
  );
}

function Follower({ id }: { id: string }) {
  const query = useRecord('request', id);
  return (
    <Answer query={query}>
      {({ subject, record }) =>
        subject === 'request' && (
          <>
            <AnswerPages pages={[record.page]} requestId={record.id} />
            {record.materials.length > 0 && <MaterialList materials={record.materials} />}
            <History timeline={record.timeline} />
          </>
        )
      }
    </Answer>
  );
}
