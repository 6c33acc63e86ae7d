import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';

export interface ChatMessage {
  readonly id: string;
  /** `me` is the person played on the chat page. */
  readonly from: 'bot' | 'me';
  readonly text: string;
  /** Business time, ISO 8601. */
  readonly at: string;
}

/** The bot's conversation with one contact. */
export interface Conversation {
  /** The contact's id in the current login. */
  readonly id: string;
  readonly name: string;
  /** Oldest first; only the most recent ones are kept. */
  readonly messages: readonly ChatMessage[];
}

export interface SavedChat {
  /** Identifies the login: the server keeps chat bindings as long as it stays the same. */
  readonly accountId: string;
  readonly conversations: readonly Conversation[];
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null;
const isMessage = (value: unknown): value is ChatMessage =>
  isRecord(value) &&
  (value.from === 'bot' || value.from === 'me') &&
  [value.id, value.text, value.at].every((field) => typeof field === 'string');
const isConversation = (value: unknown): value is Conversation =>
  isRecord(value) &&
  typeof value.id === 'string' &&
  typeof value.name === 'string' &&
  Array.isArray(value.messages) &&
  value.messages.every(isMessage);
const isSavedChat = (value: unknown): value is SavedChat =>
  isRecord(value) &&
  typeof value.accountId === 'string' &&
  Array.isArray(value.conversations) &&
  value.conversations.every(isConversation);

/**
 * Returns null when the file does not exist.
 * @throws Error when its content is not a saved chat
 */
export function readSavedChat(file: string): SavedChat | null {
  if (!existsSync(file)) return null;
  const saved: unknown = JSON.parse(readFileSync(file, 'utf8'));
  if (!isSavedChat(saved)) throw new Error(`${file}: 内容无法识别，删除后会重新开始`);
  return saved;
}

/** Replaces the file atomically: if the process is killed, either the old or the new content is there. */
export function writeSavedChat(file: string, chat: SavedChat): void {
  mkdirSync(dirname(file), { recursive: true });
  const temporaryFile = `${file}.new`;
  writeFileSync(temporaryFile, JSON.stringify(chat), { mode: 0o600 });
  renameSync(temporaryFile, file);
}
