import { botRoutes, type ResponseOf } from '@yuanhang/contract';
import type { Person } from '../../../server/test/mobility-fixture';
import type { Fixture } from './fixture';

type Claimed = ResponseOf<NonNullable<(typeof botRoutes.claimDeliveries)['schemas']>>;
export type Delivery = Claimed['items'][number];

/** Makes the bot's requests to the server directly, so that a scenario controls the time of each send and acknowledgement. */
export class BotClient {
  #loginId = '';
  #messages = 0;
  /** How often each delivery was sent, by its deduplication key. */
  readonly sendCounts = new Map<string, number>();

  constructor(private readonly fixture: Fixture) {}

  async logIn(accountId = 'wxid_resilience'): Promise<void> {
    const { loginId } = await this.fixture.bot(botRoutes.login, { body: { puppet: 'resilience', accountId } });
    this.#loginId = loginId;
    await this.fixture.bot(botRoutes.heartbeat, { body: { loginId, state: 'online' } });
  }

  /** Passes one text message of a contact to the server and returns the server's replies. */
  async receive(
    contactId: string,
    text: string,
    overrides: Partial<{ messageId: string; saidAt: string }> = {},
  ): Promise<string[]> {
    this.#messages += 1;
    const { replies } = await this.fixture.bot(botRoutes.receiveMessage, {
      body: {
        loginId: this.#loginId,
        contactId,
        messageId: `resilience-${this.#messages}`,
        text,
        kind: 'text',
        inGroup: false,
        saidAt: new Date().toISOString(),
        ...overrides,
      },
    });
    return replies;
  }

  /** Binds the contact to the person by a binding code. */
  async bind(contactId: string, { id }: Person): Promise<void> {
    const { context, modules } = this.fixture;
    const { code } = await context.database.transaction((tx) => modules.identity.chat.createCode(id, tx));
    const [reply = ''] = await this.receive(contactId, `绑定 ${code}`);
    if (!reply.startsWith('绑定成功')) throw new Error(`the binding was refused: ${reply}`);
  }

  claim(limit = 50): Promise<Claimed> {
    return this.fixture.bot(botRoutes.claimDeliveries, { body: { loginId: this.#loginId, limit } });
  }

  /** Counts the delivery as sent to its contact, without acknowledging it. */
  recordSent({ key }: Delivery): void {
    this.sendCounts.set(key, (this.sendCounts.get(key) ?? 0) + 1);
  }

  async acknowledge({ id, claimToken }: Delivery): Promise<void> {
    await this.fixture.bot(botRoutes.acknowledgeDelivery, { params: { id }, body: { claimToken, outcome: 'sent' } });
  }

  /** Claims, sends and acknowledges until nothing is due. */
  async deliverAll(): Promise<void> {
    for (;;) {
      const { items } = await this.claim();
      if (items.length === 0) return;
      for (const item of items) {
        this.recordSent(item);
        await this.acknowledge(item);
      }
    }
  }
}
