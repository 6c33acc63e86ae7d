import { type ChatAccount, type ReceivedMessage, UnknownContactError } from '../src/chat-account';

/** A chat account driven by the test: it emits logins, codes and messages, and records what the bot sends. */
export class TestAccount implements ChatAccount {
  readonly puppet = 'test';
  readonly sent: { contactId: string; text: string; at: number }[] = [];
  /** Contact ids that this login does not have. */
  readonly unknownContacts = new Set<string>();
  /** Number of next `sendText` calls that fail. */
  failures = 0;
  running = false;
  /** Whether `ping` is answered. */
  answersPing = true;
  private loginListener: (accountId: string) => void = () => {};
  private logoutListener: () => void = () => {};
  private scanListener: (qr: string) => void = () => {};
  private messageListener: (message: ReceivedMessage) => void = () => {};
  private messages = 0;

  constructor(private readonly now: () => number) {}

  async start() {
    this.running = true;
  }
  async stop() {
    this.running = false;
  }
  onLogin = (listener: (accountId: string) => void) => {
    this.loginListener = listener;
  };
  onLogout = (listener: () => void) => {
    this.logoutListener = listener;
  };
  onScan = (listener: (qr: string) => void) => {
    this.scanListener = listener;
  };
  onMessage = (listener: (message: ReceivedMessage) => void) => {
    this.messageListener = listener;
  };
  ping(): Promise<void> {
    return this.answersPing ? Promise.resolve() : new Promise(() => {});
  }
  async sendText(contactId: string, text: string) {
    if (this.unknownContacts.has(contactId)) throw new UnknownContactError(contactId);
    if (!this.running) throw new Error('the account is stopped');
    this.failures -= 1;
    if (this.failures >= 0) throw new Error('the puppet failed');
    this.sent.push({ contactId, text, at: this.now() });
  }

  emitLogin = (accountId: string) => this.loginListener(accountId);
  emitLogout = () => this.logoutListener();
  emitScan = (qr: string) => this.scanListener(qr);
  emitMessage(contactId: string, text: string, overrides: Partial<ReceivedMessage> = {}) {
    this.messages += 1;
    const message = { contactId, messageId: `message-${this.messages}`, text, kind: 'text' as const, inGroup: false };
    this.messageListener({ ...message, sentAt: new Date(this.now()), self: false, ...overrides });
  }
}
