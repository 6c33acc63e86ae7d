import { randomUUID } from 'node:crypto';
import type { mock } from 'wechaty-puppet-mock';
import { type ChatMessage, type Conversation, readSavedChat, writeSavedChat } from './saved-chat';

/** The events sent to the chat page. */
export type ChatEvent =
  | { readonly type: 'contact'; readonly conversation: Conversation }
  | { readonly type: 'message'; readonly contactId: string; readonly message: ChatMessage }
  /** A new login: every contact has another id. */
  | { readonly type: 'login' };

/** The contacts who talk to the bot, played by the people who use the chat page. */
export interface LocalChat {
  /** In the order in which the contacts were added. */
  conversations(): readonly Conversation[];
  /** Returns the existing conversation when there is a contact of that name. */
  addContact(name: string): Conversation;
  /** Sends a text to the bot as this contact. Returns false when there is no such contact. */
  sendAs(contactId: string, text: string): boolean;
  /** Logs the bot in with another account: every contact gets another id, which voids all bindings. Messages are kept. */
  logInAgain(): Promise<void>;
  /** Returns a function that ends the subscription. */
  subscribe(listener: (event: ChatEvent) => void): () => void;
}

const maxSavedMessages = 200;
const newAccountId = () => `local-bot-${randomUUID()}`;
const newContactId = () => `local-${randomUUID()}`;

export interface LocalChatOptions {
  readonly mocker: mock.Mocker;
  /** Where contacts and messages are saved, so that a restart continues the same login with the same contacts. */
  readonly file: string;
  /** Business time. */
  readonly now: () => Date;
  /** Logs the current account out, if any, and `account` in. */
  readonly logIn: (account: mock.ContactMock) => Promise<void>;
}

/** @throws Error when `file` exists and is not a saved chat */
export function createLocalChat({
  mocker,
  file,
  now,
  logIn,
}: LocalChatOptions): LocalChat & { start(): Promise<void> } {
  const saved = readSavedChat(file);
  const conversations = new Map((saved?.conversations ?? []).map((conversation) => [conversation.id, conversation]));
  const listeners = new Set<(event: ChatEvent) => void>();
  let account = createAccount(saved?.accountId ?? newAccountId());
  for (const { id, name } of conversations.values()) mocker.createContact({ id, name });
  save();

  function save(): void {
    writeSavedChat(file, { accountId: account.id, conversations: [...conversations.values()] });
  }

  function notify(event: ChatEvent): void {
    for (const listener of listeners) listener(event);
  }

  function update(conversation: Conversation, event: ChatEvent): void {
    conversations.set(conversation.id, conversation);
    save();
    notify(event);
  }

  /** The bot's account; every message to or from it is added to the conversation with that contact. */
  function createAccount(id: string): mock.ContactMock {
    const contact = mocker.createContact({ id, name: '远航助手' });
    contact.on('message', (received) => {
      const from = received.talker().id === id ? 'bot' : 'me';
      const other = from === 'me' ? received.talker() : received.listener();
      const conversation = conversations.get(other?.id ?? '');
      if (!conversation) return;
      const message: ChatMessage = { id: received.id, from, text: received.text() ?? '', at: now().toISOString() };
      update(
        { ...conversation, messages: [...conversation.messages, message].slice(-maxSavedMessages) },
        { type: 'message', contactId: conversation.id, message },
      );
    });
    return contact;
  }

  function replaceContactIds(): void {
    const before = [...conversations.values()];
    conversations.clear();
    for (const conversation of before) {
      const replaced = { ...conversation, id: newContactId() };
      mocker.createContact({ id: replaced.id, name: replaced.name });
      conversations.set(replaced.id, replaced);
    }
  }

  return {
    start: () => logIn(account),
    conversations: () => [...conversations.values()],
    addContact(name) {
      const existing = [...conversations.values()].find((conversation) => conversation.name === name);
      if (existing) return existing;
      const conversation: Conversation = { id: newContactId(), name, messages: [] };
      mocker.createContact({ id: conversation.id, name });
      update(conversation, { type: 'contact', conversation });
      return conversation;
    },
    sendAs(contactId, text) {
      if (!conversations.has(contactId)) return false;
      mocker.ContactMock.load(contactId).say(text).to(account);
      return true;
    },
    async logInAgain() {
      account = createAccount(newAccountId());
      replaceContactIds();
      save();
      await logIn(account);
      notify({ type: 'login' });
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
  };
}
