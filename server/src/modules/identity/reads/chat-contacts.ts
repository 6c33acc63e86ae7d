import { isOfColleges, type Role } from '@yuanhang/domain';
import { type RowOf, toBoolean, toInstant } from '../../../platform/database';
import type { IdentityContext } from '../context';
import type { ChatBinding, ChatLogin, User, UserRole } from '../model';

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

/** The active person bound to a contact of this login, with their present roles; null when there is none. */
export async function personByContact(
  { database }: IdentityContext,
  loginId: string,
  contactId: string,
): Promise<ChatPerson | null> {
  const rows = await database.select<PersonRow>(
    `SELECT u.id, u.name, r.role, r.college_id FROM chat_bindings b JOIN users u ON u.id = b.user_id
     LEFT JOIN user_roles r ON r.user_id = u.id
     WHERE b.login_id = :loginId AND b.contact_id = :contactId AND u.status = 'active'`,
    { loginId, contactId },
  );
  const [first] = rows;
  if (!first) return null;
  const colleges = rows.flatMap(({ role, college_id }) =>
    role && isOfColleges(role) && college_id ? [college_id] : [],
  );
  return {
    userId: first.id,
    name: first.name,
    roles: rows.flatMap(({ role }) => (role === null ? [] : [role])),
    collegeIds: [...new Set(colleges)],
  };
}

/** The binding for the page 我的. `expired`: bound in an earlier login of the bot, but not in the current one. */
export async function bindingOf({ database }: IdentityContext, userId: string) {
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
}
