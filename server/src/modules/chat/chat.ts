import { bindContext } from '../../platform/bind-context';
import { idempotency } from '../../platform/http';
import type { ChatContext, ChatDeps } from './context';
import { receive } from './receive';

/** Interprets chat messages and acts on them. */
export function createChat(deps: ChatDeps) {
  const context: ChatContext = { ...deps, once: idempotency(deps.database, deps.clock) };
  return bindContext(context, { receive });
}
export type Chat = ReturnType<typeof createChat>;
