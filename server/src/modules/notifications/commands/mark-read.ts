import { Op } from 'sequelize';
import type { RowOf, Tx } from '../../../platform/database';
import type { NotificationsContext } from '../context';
import { Message } from '../model';

/** Marks the user's messages as read, up to and including the given one. Does nothing for a message of another user. */
export async function markRead(
  { database, clock }: NotificationsContext,
  userId: string,
  upTo: string,
  tx: Tx,
): Promise<void> {
  const last = await database.first<Pick<RowOf<Message>, 'seq'>>(
    'SELECT seq FROM messages WHERE id = :upTo AND recipient_id = :userId',
    { upTo, userId },
    tx,
  );
  if (!last) return;
  const unread = { recipientId: userId, readAt: null, seq: { [Op.lte]: last.seq } };
  await database.model(Message).update({ readAt: clock.now() }, { where: unread, transaction: tx });
}
