import type { MessageKind } from '@yuanhang/contract';

/** A message that reached the chat account, or that the account itself sent. */
export interface ReceivedMessage {
  /** The sender (in a group too), by the puppet's contact id, which is valid for this login only. */
  readonly contactId: string;
  readonly messageId: string;
  /** Empty unless `kind` is `text`. */
  readonly text: string;
  readonly kind: MessageKind;
  readonly inGroup: boolean;
  /** Real time, not business time. */
  readonly sentAt: Date;
  /** Sent by the account itself. */
  readonly self: boolean;
}

/**
 * The interface of a chat system to the bot, so that the library behind it can be replaced in one file.
 * Each `on…` method adds a listener; listeners are never removed.
 */
export interface ChatAccount {
  /** The name of the puppet. Together with the account id it identifies a login to the server. */
  readonly puppet: string;
  /** Resolves when the puppet runs, logged in or not. Rejects when it cannot run at all, for example with a wrong token. */
  start(): Promise<void>;
  /** Does not log out: after a restart the same login continues where the puppet supports it. */
  stop(): Promise<void>;
  onLogin(listener: (accountId: string) => void): void;
  onLogout(listener: () => void): void;
  /** Receives the content of a QR code that must be scanned with the account's phone. */
  onScan(listener: (qr: string) => void): void;
  onMessage(listener: (message: ReceivedMessage) => void): void;
  /** Resolves when the account answers. When the account is gone it may reject, or never settle. */
  ping(): Promise<void>;
  /**
   * Resolves when the puppet has accepted the text.
   * @throws UnknownContactError when the login has no such contact; any other error may be temporary
   */
  sendText(contactId: string, text: string): Promise<void>;
}

/** The login has no contact with this id; sending again is useless. */
export class UnknownContactError extends Error {
  constructor(contactId: string) {
    super(`no contact ${contactId} in this login`);
    this.name = 'UnknownContactError';
  }
}
