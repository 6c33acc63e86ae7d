import { randomUUID } from 'node:crypto';
import type { mock } from 'wechaty-puppet-mock';
import type { ChatLine, Conversation } from './saved-chat';
import { readSavedChat, writeSavedChat } from './saved-chat';

/** What somebody looking at the page hears of. */
export type ChatEvent =
  | { readonly type: 'contact'; readonly conversation: Conversation }
  | { readonly type: 'message'; readonly contactId: string; readonly message: ChatLine };

/** The other end of the chat: people who talk to the bot, played on a web page. */
export interface LocalChat {
  /** In the order in which they came. */
  conversations(): readonly Conversation[];
  /** The same name is the same contact. */
  addContact(name: string): Conversation;
  /** False when there is no such contact. */
  say(contactId: string, text: string): boolean;
  /** Returns what ends the subscription. */
  subscribe(listener: (event: ChatEvent) => void): () => void;
}

const keptLines = 200;

export interface LocalChatOptions {
  readonly mocker: mock.Mocker;
  readonly file: string;
  /** Business time. */
  readonly now: () => Date;
}

/** Contacts and what was said, kept in `file`, so that a restart is the same login with the same people. */
export function createLocalChat({
  mocker,
  file,
  now,
}: LocalChatOptions): LocalChat & { readonly me: mock.ContactMock } {
  const saved = readSavedChat(file);
  const accountId = saved?.accountId ?? `local-bot-${randomUUID()}`;
  const people = new Map((saved?.conversations ?? []).map((one) => [one.id, one]));
  const listeners = new Set<(event: ChatEvent) => void>();
  const me = mocker.createContact({ id: accountId, name: '远航助手' });
  for (const { id, name } of people.values()) mocker.createContact({ id, name });

  function keep(conversation: Conversation, event: ChatEvent): void {
    people.set(conversation.id, conversation);
    writeSavedChat(file, { accountId, conversations: [...people.values()] });
    for (const listener of listeners) listener(event);
  }

  me.on('message', (heard) => {
    const from = heard.talker().id === accountId ? 'bot' : 'me';
    const conversation = people.get((from === 'me' ? heard.talker() : heard.listener())?.id ?? '');
    if (!conversation) return;
    const message: ChatLine = { id: heard.id, from, text: heard.text() ?? '', at: now().toISOString() };
    keep(
      { ...conversation, messages: [...conversation.messages, message].slice(-keptLines) },
      { type: 'message', contactId: conversation.id, message },
    );
  });
  writeSavedChat(file, { accountId, conversations: [...people.values()] });

  return {
    me,
    conversations: () => [...people.values()],
    addContact(name) {
      const known = [...people.values()].find((one) => one.name === name);
      if (known) return known;
      const conversation: Conversation = { id: `local-${randomUUID()}`, name, messages: [] };
      mocker.createContact({ id: conversation.id, name });
      keep(conversation, { type: 'contact', conversation });
      return conversation;
    },
    say(contactId, text) {
      if (!people.has(contactId)) return false;
      mocker.ContactMock.load(contactId).say(text).to(me);
      return true;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
