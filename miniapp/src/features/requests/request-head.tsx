import type { RequestDetail } from '@yuanhang/contract';
import { Callout, Card, Chip, Row } from '../../shared/ui';
import { requestTone } from './request-tone';

/** The subject and status of a request, with the reviewer's comment when it was returned. */
export function RequestHead({ request }: { readonly request: RequestDetail }) {
  const { application, status, statusLabel, comment } = request;
  const rejected = status === 'rejected';
  return (
    <Card>
      <Row
        title={application.programmeName}
        note={application.number}
        trailing={<Chip tone={requestTone(status)}>{statusLabel}</Chip>}
      />
      {comment && (rejected || status === 'revision_required') ? (
        <Callout tone={rejected ? 'red' : 'amber'} title={rejected ? '没有通过' : '请按意见修改后重新提交'}>
          {comment}
        </Callout>
      ) : null}
    </Card>
  );
}
