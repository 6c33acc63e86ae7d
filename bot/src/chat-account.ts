import type { MessageKind } from '@yuanhang/contract';

/** One message somebody said to the account, or the account itself said. */
export interface HeardMessage {
  /** The person, in a group too; as the puppet knows them in this login. */
  readonly contactId: string;
  readonly messageId: string;
  /** Empty when it was no text. */
  readonly text: string;
  readonly kind: MessageKind;
  readonly inGroup: boolean;
  /** Real time. */
  readonly saidAt: Date;
  /** Said by the account. */
  readonly self: boolean;
}

/**
 * All we ask of a chat system, so that the library behind it can be replaced in one file.
 * Each `on…` takes one listener; a second one is added, none is ever removed.
 */
export interface ChatAccount {
  /** Which puppet this is; part of what makes a login known to the server. */
  readonly puppet: string;
  /** Resolves once the puppet runs, logged in or not. Throws when it cannot run at all (a wrong token). */
  start(): Promise<void>;
  /** Logs nobody out: a restart continues the same login where the puppet can. */
  stop(): Promise<void>;
  onLogin(listener: (accountId: string) => void): void;
  onLogout(listener: () => void): void;
  /** The text of a QR code that somebody must scan with the account's phone. */
  onScan(listener: (qr: string) => void): void;
  onMessage(listener: (message: HeardMessage) => void): void;
  /** Resolves when the account answers; late, never or rejecting when it is gone. */
  ping(): Promise<void>;
  /** Resolves when the puppet took it. Throws `UnknownContact` when there is no such contact, else whatever went wrong. */
  say(contactId: string, text: string): Promise<void>;
}

/** Nobody of that id is a contact of this login; trying again is useless. */
export class UnknownContact extends Error {
  constructor(contactId: string) {
    super(`no contact ${contactId} in this login`);
    this.name = 'UnknownContact';
  }
}
