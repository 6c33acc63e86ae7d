import type { Clock } from '../../platform/clock';
import { type Database, newId, type Tx } from '../../platform/database';
import { chooseChannel, reachOf, sayFrom } from './reach';

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

/** Posts into inboxes, and queues what also goes out. False when it was posted before. */
export function createPost({ database, clock }: { database: Database; clock: Clock }) {
  return async (tx: Tx, message: NewMessage): Promise<boolean> => {
    const now = clock.now();
    const id = newId();
    const row = {
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
    };
    if (!(await database.insertIfAbsent('messages', row, tx))) return false;
    const reach = await reachOf({ database, clock }, message.recipientId, tx);
    const channel = chooseChannel(message, reach);
    if (channel === null) return true;
    const notBefore = sayFrom(now, message.safety, reach);
    const delivery = { id: newId(), message_id: id, channel, state: 'waiting', not_before: notBefore, created_at: now };
    await database.insert('deliveries', delivery, tx);
    return true;
  };
}
export type Post = ReturnType<typeof createPost>;
