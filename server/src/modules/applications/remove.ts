import { decideApplication } from '@yuanhang/domain';
import { json, type Tx } from '../../platform/database';
import type { Principal } from '../../platform/http';
import type { Context } from './context';
import { changeOwn, type Target } from './load';
import type { ApplicationRecord } from './records';
import { refusal } from './refusal';
import { appendTimeline } from './timeline';

const nothing = json({});

/** Deletes a draft. One that was handed in before keeps its number and history, for those who worked on it. */
export const remove =
  (context: Context) =>
  (principal: Principal, { id, version }: Target): Promise<void> =>
    changeOwn(context, principal, { id, version }, async (tx, record) => {
      const move = decideApplication(record.state, { type: 'delete' }, principal, record.facts);
      if (!move.allowed) throw refusal(move.reason);
      const { database, attachments } = context;
      await attachments.removeAllOf('application', id, tx);
      await database.write('DELETE FROM language_proficiencies WHERE application_id = :id', { id }, tx);
      if (move.deletes === 'content') {
        await eraseContent(context, tx, record);
        const by = { id: principal.userId, name: principal.name, role: 'student' } as const;
        const entry = { applicationId: id, requestId: null, by, operation: 'delete', title: '删除草稿', comment: null };
        await appendTimeline(context)(tx, { ...entry, stage: move.to, step: null, version: version + 1 });
      } else {
        await database.write('DELETE FROM timeline_entries WHERE application_id = :id', { id }, tx);
        await database.write('DELETE FROM applications WHERE id = :id', { id }, tx);
      }
    });

async function eraseContent({ database, clock }: Context, tx: Tx, record: ApplicationRecord): Promise<void> {
  const pages = { basic: nothing, application: nothing, questions: nothing, self_arranged: null };
  const changes = { ...pages, offering: null, open_marker: null, deleted_at: clock.now(), updated_at: clock.now() };
  await database.updateVersioned('applications', record, changes, tx);
}
