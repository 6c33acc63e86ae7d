import { openRequestStatuses, requestKindLabels } from '@yuanhang/domain';
import type { Clock } from '../../../platform/clock';
import type { Database, RowOf } from '../../../platform/database';
import { appendTimeline, type StageChangedHandler } from '../../applications';
import type { Request } from '../model';
import { writeRequest } from './write-request';

type OpenRow = Pick<RowOf<Request>, 'id' | 'kind' | 'version'>;

/** Voids, in the transaction of a stage change, the open requests that have no purpose in the new stage. */
export const voidRequests =
  (context: { readonly database: Database; readonly clock: Clock }): StageChangedHandler =>
  async ({ record, to, voids, by }, tx) => {
    if (voids.length === 0) return;
    const open = await context.database.select<OpenRow>(
      `SELECT id, kind, version FROM requests
       WHERE application_id = :id AND open_marker = 1 AND kind IN (:kinds) AND status IN (:open)`,
      { id: record.id, kinds: voids, open: openRequestStatuses },
      tx,
    );
    for (const request of open) {
      const noLongerOpen = { awaits: null, waitingSince: null, openMarker: null };
      await writeRequest(context, request, { status: 'void', ...noLongerOpen, updatedAt: context.clock.now() }, tx);
      await appendTimeline(
        context,
        {
          applicationId: record.id,
          requestId: request.id,
          by,
          operation: 'void',
          title: `${requestKindLabels[request.kind]}已作废`,
          comment: null,
          stage: to,
          step: null,
          version: request.version + 1,
        },
        tx,
      );
    }
  };
