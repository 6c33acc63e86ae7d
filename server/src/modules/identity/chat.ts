import type { Role } from '@yuanhang/domain';
import type { Clock } from '../../platform/clock';
import { type Database, toBoolean, toDate, toInstant } from '../../platform/database';
import { createChatBinding } from './chat-binding';
import { createChatLogins } from './chat-logins';

/** Whom a chat contact turned out to be. */
export interface ChatPerson {
  readonly userId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly collegeIds: readonly string[];
}
interface PersonRow {
  readonly id: string;
  readonly name: string;
  readonly role: Role | null;
  readonly college_id: string | null;
}

/** Which chat contact is which person. A binding belongs to one login of the bot: contact ids change with it. */
export function createChat({ database, clock }: { database: Database; clock: Clock }) {
  return {
    ...createChatBinding({ database, clock }),
    ...createChatLogins({ database, clock }),

    /** The active person behind a contact of this login, with the roles they hold now; null for strangers. */
    async personByContact(loginId: string, contactId: string): Promise<ChatPerson | null> {
      const rows = await database.select<PersonRow>(
        `SELECT u.id, u.name, r.role, r.college_id FROM chat_bindings b JOIN users u ON u.id = b.user_id
         LEFT JOIN user_roles r ON r.user_id = u.id
         WHERE b.login_id = :loginId AND b.contact_id = :contactId AND u.status = 'active'`,
        { loginId, contactId },
      );
      const [first] = rows;
      if (!first) return null;
      const colleges = rows.flatMap(({ role, college_id }) =>
        role === 'college_reviewer' && college_id ? [college_id] : [],
      );
      return {
        userId: first.id,
        name: first.name,
        roles: rows.flatMap(({ role }) => (role === null ? [] : [role])),
        collegeIds: [...new Set(colleges)],
      };
    },

    /** What 我的 shows. `expired`: bound once, but not in the bot's present login. */
    async bindingOf(userId: string) {
      const row = await database.first<{
        bound_at: string | Date;
        chat_messages: number;
        current_marker: number | null;
      }>(
        `SELECT b.bound_at, b.chat_messages, l.current_marker FROM chat_bindings b JOIN chat_logins l ON l.id = b.login_id
         WHERE b.user_id = :userId ORDER BY l.current_marker IS NULL, l.started_at DESC LIMIT 1`,
        { userId },
      );
      const bound = row !== null && row.current_marker !== null;
      return {
        bound,
        boundAt: row && bound ? toInstant(toDate(row.bound_at)) : null,
        expired: row !== null && !bound,
        chatMessages: row !== null && bound && toBoolean(row.chat_messages),
      };
    },

    async unbind(userId: string): Promise<void> {
      await database.transaction((tx) =>
        database.write('DELETE FROM chat_bindings WHERE user_id = :userId', { userId }, tx),
      );
    },

    /** 退订 / 订阅: safety messages come anyway. */
    async setChatMessages(userId: string, on: boolean): Promise<void> {
      await database.transaction((tx) =>
        database.update('chat_bindings', { user_id: userId }, { chat_messages: on }, tx),
      );
    },
  };
}
export type Chat = ReturnType<typeof createChat>;
