import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface ChatLine {
  readonly id: string;
  readonly from: 'bot' | 'me';
  readonly text: string;
  /** Business time, an instant. */
  readonly at: string;
}
export interface Conversation {
  readonly id: string;
  readonly name: string;
  /** Oldest first; only the last ones are kept. */
  readonly messages: readonly ChatLine[];
}
export interface SavedChat {
  /** The login; as long as it stays, the server keeps its bindings. */
  readonly accountId: string;
  readonly conversations: readonly Conversation[];
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isLine = (value: unknown): value is ChatLine =>
  isRecord(value) &&
  (value.from === 'bot' || value.from === 'me') &&
  [value.id, value.text, value.at].every((one) => typeof one === 'string');
const isConversation = (value: unknown): value is Conversation =>
  isRecord(value) &&
  typeof value.id === 'string' &&
  typeof value.name === 'string' &&
  Array.isArray(value.messages) &&
  value.messages.every(isLine);
const isSavedChat = (value: unknown): value is SavedChat =>
  isRecord(value) &&
  typeof value.accountId === 'string' &&
  Array.isArray(value.conversations) &&
  value.conversations.every(isConversation);

/** What a restart goes on with; null at the very first start. Throws when the file is no longer ours to read. */
export function readSavedChat(file: string): SavedChat | null {
  if (!existsSync(file)) return null;
  const saved: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isSavedChat(saved)) throw new Error(`${file}: 内容无法识别，删除后会重新开始`);
  return saved;
}

/** Whole or not at all: a kill in between leaves the file as it was. */
export function writeSavedChat(file: string, chat: SavedChat): void {
  mkdirSync(dirname(file), { recursive: true });
  const fresh = `${file}.new`;
  writeFileSync(fresh, JSON.stringify(chat), { mode: 0o600 });
  renameSync(fresh, file);
}
