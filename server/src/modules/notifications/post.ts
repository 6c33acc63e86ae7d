import { dateInShanghai, outsideQuietHours, shanghaiOffset } from '@yuanhang/domain';
import type { Clock } from '../../platform/clock';
import { type Database, newId, type Tx } from '../../platform/database';
import { offsetAt } from '../../platform/zones';

export interface NewMessage {
  readonly recipientId: string;
  /** The rule that caused it: a reminder's key or an event's type. */
  readonly rule: string;
  /** The same message is never posted twice. */
  readonly dedupeKey: string;
  readonly title: string;
  readonly text: string;
  readonly applicationId: string | null;
  readonly number: string | null;
  /** What a reminder is about, asked again before it is said. */
  readonly subjectId: string | null;
  /** May be said during quiet hours and to those who unsubscribed. */
  readonly safety: boolean;
  /** False: the inbox only, e.g. for one's own deed. */
  readonly push: boolean;
}

interface Reach {
  readonly chat_messages: number | null;
  readonly time_zone: string | null;
}

/** Inbox always; at most one channel beside it. The chat is the only one there is for now. */
function chooseChannel(message: NewMessage, reach: Reach | null): 'chat' | null {
  if (!message.push || !reach || reach.chat_messages === null) return null;
  return message.safety || Number(reach.chat_messages) === 1 ? 'chat' : null;
}

/** Posts into inboxes, and queues what also goes out. False when it was posted before. */
export function createPost({ database, clock }: { database: Database; clock: Clock }) {
  /** Is there a chat in the bot's present login, and in which zone is the student now? */
  const reachOf = (userId: string, tx: Tx) =>
    database.first<Reach>(
      `SELECT (SELECT b.chat_messages FROM chat_bindings b JOIN chat_logins l ON l.id = b.login_id
               WHERE b.user_id = :userId AND l.current_marker = 1) AS chat_messages,
              (SELECT a.time_zone FROM applications a WHERE a.student_id = :userId AND a.stage = 'dispatched'
               AND a.depart_on <= :today AND a.return_on >= :today ORDER BY a.depart_on DESC LIMIT 1) AS time_zone`,
      { userId, today: dateInShanghai(clock.now()) },
      tx,
    );

  return async (tx: Tx, message: NewMessage): Promise<boolean> => {
    const now = clock.now();
    const id = newId();
    const isNew = await database.insertIfAbsent(
      'messages',
      {
        id,
        recipient_id: message.recipientId,
        rule: message.rule,
        dedupe_key: message.dedupeKey,
        title: message.title,
        text: message.text,
        application_id: message.applicationId,
        number: message.number,
        subject_id: message.subjectId,
        safety: message.safety,
        created_at: now,
      },
      tx,
    );
    if (!isNew) return false;
    const reach = message.push ? await reachOf(message.recipientId, tx) : null;
    const channel = chooseChannel(message, reach);
    if (channel === null) return true;
    const offset = reach?.time_zone ? offsetAt(reach.time_zone) : () => shanghaiOffset;
    const notBefore = message.safety ? now : outsideQuietHours(now, offset);
    const row = { id: newId(), message_id: id, channel, state: 'waiting', not_before: notBefore, created_at: now };
    await database.insert('deliveries', row, tx);
    return true;
  };
}
export type Post = ReturnType<typeof createPost>;
