import { openRequestStatuses, requestKindLabels, type requestKinds } from '@yuanhang/domain';
import type { Clock } from '../../platform/clock';
import type { Database } from '../../platform/database';
import { appendTimeline, type StageChangedHandler } from '../applications';

/** What a stage change leaves without a reason becomes void, in the same transaction. */
export const voidRequests =
  (context: { readonly database: Database; readonly clock: Clock }): StageChangedHandler =>
  async ({ record, to, voids, by }, tx) => {
    if (voids.length === 0) return;
    const { database, clock } = context;
    const open = await database.select<{ id: string; kind: (typeof requestKinds)[number]; version: number }>(
      `SELECT id, kind, version FROM requests
       WHERE application_id = :id AND open_marker = 1 AND kind IN (:kinds) AND status IN (:open)`,
      { id: record.id, kinds: voids, open: openRequestStatuses },
      tx,
    );
    for (const request of open) {
      const changes = { status: 'void', awaits: null, waiting_since: null, open_marker: null, updated_at: clock.now() };
      await database.updateVersioned('requests', request, changes, tx);
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
