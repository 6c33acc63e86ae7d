import { randomUUID } from 'node:crypto';
import type { mock } from 'wechaty-puppet-mock';
import type { ChatLine, Conversation } from './saved-chat';
import { readSavedChat, writeSavedChat } from './saved-chat';

/** What somebody looking at the page hears of. */
export type ChatEvent =
  | { readonly type: 'contact'; readonly conversation: Conversation }
  | { readonly type: 'message'; readonly contactId: string; readonly message: ChatLine }
  /** Everybody has another id now. */
  | { readonly type: 'login' };

/** The other end of the chat: people who talk to the bot, played on a web page. */
export interface LocalChat {
  /** In the order in which they came. */
  conversations(): readonly Conversation[];
  /** The same name is the same contact. */
  addContact(name: string): Conversation;
  /** False when there is no such contact. */
  say(contactId: string, text: string): boolean;
  /** As another login would: everybody's id changes, so that every binding is void. What was said stays. */
  loginAgain(): Promise<void>;
  /** Returns what ends the subscription. */
  subscribe(listener: (event: ChatEvent) => void): () => void;
}

const keptLines = 200;
const newAccountId = () => `local-bot-${randomUUID()}`;
const newContactId = () => `local-${randomUUID()}`;

export interface LocalChatOptions {
  readonly mocker: mock.Mocker;
  readonly file: string;
  /** Business time. */
  readonly now: () => Date;
  /** Logs the account out, when it is in, and `me` in. */
  readonly logIn: (me: mock.ContactMock) => Promise<void>;
}

/** Contacts and what was said, kept in `file`, so that a restart is the same login with the same people. */
export function createLocalChat({
  mocker,
  file,
  now,
  logIn,
}: LocalChatOptions): LocalChat & { start(): Promise<void> } {
  const saved = readSavedChat(file);
  const people = new Map((saved?.conversations ?? []).map((one) => [one.id, one]));
  const listeners = new Set<(event: ChatEvent) => void>();
  let me = account(saved?.accountId ?? newAccountId());
  for (const { id, name } of people.values()) mocker.createContact({ id, name });
  save();

  function save(): void {
    writeSavedChat(file, { accountId: me.id, conversations: [...people.values()] });
  }
  function tell(event: ChatEvent): void {
    for (const listener of listeners) listener(event);
  }
  function keep(conversation: Conversation, event: ChatEvent): void {
    people.set(conversation.id, conversation);
    save();
    tell(event);
  }

  /** The account as its people know it, and what they hear from it or say to it. */
  function account(id: string): mock.ContactMock {
    const contact = mocker.createContact({ id, name: '远航助手' });
    contact.on('message', (heard) => {
      const from = heard.talker().id === id ? 'bot' : 'me';
      const conversation = people.get((from === 'me' ? heard.talker() : heard.listener())?.id ?? '');
      if (!conversation) return;
      const message: ChatLine = { id: heard.id, from, text: heard.text() ?? '', at: now().toISOString() };
      keep(
        { ...conversation, messages: [...conversation.messages, message].slice(-keptLines) },
        { type: 'message', contactId: conversation.id, message },
      );
    });
    return contact;
  }

  function renameEverybody(): void {
    const before = [...people.values()];
    people.clear();
    for (const conversation of before) {
      const renamed = { ...conversation, id: newContactId() };
      mocker.createContact({ id: renamed.id, name: renamed.name });
      people.set(renamed.id, renamed);
    }
  }

  return {
    start: () => logIn(me),
    conversations: () => [...people.values()],
    addContact(name) {
      const known = [...people.values()].find((one) => one.name === name);
      if (known) return known;
      const conversation: Conversation = { id: newContactId(), name, messages: [] };
      mocker.createContact({ id: conversation.id, name });
      keep(conversation, { type: 'contact', conversation });
      return conversation;
    },
    say(contactId, text) {
      if (!people.has(contactId)) return false;
      mocker.ContactMock.load(contactId).say(text).to(me);
      return true;
    },
    async loginAgain() {
      me = account(newAccountId());
      renameEverybody();
      save();
      await logIn(me);
      tell({ type: 'login' });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
