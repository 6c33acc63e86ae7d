import type { Role } from '@yuanhang/domain';
import type { IdentityContext } from '../context';
import { unbindContacts } from './chat-bindings';
import { closeAllSessions, closeSession } from './sessions';
import { unbindWechat } from './wechat-bindings';

/** The person who acts, for the audit log. */
export interface AuditActor {
  readonly id: string;
  readonly role: Role;
}

/** Ends this session. */
export const signOut = (context: IdentityContext, sessionId: string): Promise<void> =>
  context.database.transaction((tx) => closeSession(context, sessionId, tx));

/**
 * Ends every session of the person who asks, and removes what opens or replaces one without a password: the bound WeChat
 * and the bound chat.
 */
export async function signOutEverywhere(context: IdentityContext, by: AuditActor): Promise<void> {
  const subject = { type: 'user', id: by.id };
  await context.database.transaction(async (tx) => {
    await closeAllSessions(context, by.id, tx);
    await unbindWechat(context, by.id, tx);
    await unbindContacts(context, by.id, tx);
    await context.audit.record(tx, { actor: by, action: 'sign_out_everywhere', subject, detail: '' });
  });
}
