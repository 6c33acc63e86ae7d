import type { Role } from '@yuanhang/domain';
import type { Clock } from '../../platform/clock';
import { type Database, type RowOf, type Tx, toBoolean, toInstant } from '../../platform/database';
import { createChatBinding } from './chat-binding';
import { createChatLogins } from './chat-logins';
import { ChatBinding, type ChatLogin, type User, type UserRole } from './model';

/** The person bound to a chat contact. */
export interface ChatPerson {
  readonly userId: string;
  readonly name: string;
  readonly roles: readonly Role[];
  readonly collegeIds: readonly string[];
}
/** A row for each role; both are null for a person without one. */
type PersonRow = Pick<RowOf<User>, 'id' | 'name'> & {
  readonly [K in 'role' | 'college_id']: RowOf<UserRole>[K] | null;
};
type BindingRow = Pick<RowOf<ChatBinding>, 'bound_at' | 'chat_messages'> & Pick<RowOf<ChatLogin>, 'current_marker'>;

/** Binds chat contacts to people. A binding belongs to one login of the bot, because contact ids change with the login. */
export function createChat({ database, clock }: { database: Database; clock: Clock }) {
  return {
    ...createChatBinding({ database, clock }),
    ...createChatLogins({ database, clock }),

    /** The active person bound to a contact of this login, with their present roles; null when there is none. */
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

    /** What the page 我的 shows. `expired`: bound in an earlier login of the bot, but not in its present one. */
    async bindingOf(userId: string) {
      const row = await database.first<BindingRow>(
        `SELECT b.bound_at, b.chat_messages, l.current_marker FROM chat_bindings b JOIN chat_logins l ON l.id = b.login_id
         WHERE b.user_id = :userId ORDER BY l.current_marker IS NULL, l.started_at DESC LIMIT 1`,
        { userId },
      );
      const bound = row !== null && row.current_marker !== null;
      return {
        bound,
        boundAt: row && bound ? toInstant(row.bound_at) : null,
        expired: row !== null && !bound,
        chatMessages: row !== null && bound && toBoolean(row.chat_messages),
      };
    },

    /** Deletes the bindings of a person, in every login of the bot. */
    async unbind(userId: string, tx: Tx): Promise<void> {
      await database.model(ChatBinding).destroy({ where: { userId }, transaction: tx });
    },

    /** Turns chat messages on or off (订阅 / 退订). Safety messages are sent in any case. */
    async setChatMessages(userId: string, on: boolean, tx: Tx): Promise<void> {
      await database.model(ChatBinding).update({ chatMessages: on }, { where: { userId }, transaction: tx });
    },
  };
}
export type Chat = ReturnType<typeof createChat>;
