import { type ChatAccount, type HeardMessage, UnknownContact } from '../src/chat-account';

/** A chat account that the test plays: who logs in, what is heard, which contacts there are. */
export class TestAccount implements ChatAccount {
  readonly puppet = 'test';
  readonly said: { contactId: string; text: string; at: number }[] = [];
  readonly strangers = new Set<string>();
  /** How many of the next attempts the puppet fails. */
  stumbles = 0;
  running = false;
  /** Whether it still answers. */
  responds = true;
  private login: (accountId: string) => void = () => {};
  private logout: () => void = () => {};
  private scan: (qr: string) => void = () => {};
  private message: (message: HeardMessage) => void = () => {};
  private count = 0;

  constructor(private readonly now: () => number) {}

  async start() {
    this.running = true;
  }
  async stop() {
    this.running = false;
  }
  onLogin = (listener: (accountId: string) => void) => {
    this.login = listener;
  };
  onLogout = (listener: () => void) => {
    this.logout = listener;
  };
  onScan = (listener: (qr: string) => void) => {
    this.scan = listener;
  };
  onMessage = (listener: (message: HeardMessage) => void) => {
    this.message = listener;
  };
  ping(): Promise<void> {
    return this.responds ? Promise.resolve() : new Promise(() => {});
  }
  async say(contactId: string, text: string) {
    if (this.strangers.has(contactId)) throw new UnknownContact(contactId);
    if (!this.running) throw new Error('stopped');
    this.stumbles -= 1;
    if (this.stumbles >= 0) throw new Error('the puppet stumbled');
    this.said.push({ contactId, text, at: this.now() });
  }

  logsIn = (accountId: string) => this.login(accountId);
  logsOut = () => this.logout();
  showsCode = (qr: string) => this.scan(qr);
  hears(contactId: string, text: string, more: Partial<HeardMessage> = {}) {
    this.count += 1;
    const message = { contactId, messageId: `message-${this.count}`, text, kind: 'text' as const, inGroup: false };
    this.message({ ...message, saidAt: new Date(this.now()), self: false, ...more });
  }
}
