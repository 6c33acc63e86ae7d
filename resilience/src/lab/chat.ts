import { botRoutes, type ResponseOf } from '@yuanhang/contract';
import type { Person } from '../../../server/test/trip-world';
import type { World } from './world';

type Claimed = ResponseOf<NonNullable<(typeof botRoutes.claimDeliveries)['schemas']>>;
export type Delivery = Claimed['items'][number];

/** The bot's side of the wire, played by us: logs in, binds students, claims, says, acknowledges. */
export class Chat {
  #loginId = '';
  #messages = 0;
  /** How often each message was said, by its key. */
  readonly said = new Map<string, number>();

  constructor(private readonly world: World) {}

  get loginId(): string {
    return this.#loginId;
  }

  async logIn(accountId = 'wxid_resilience'): Promise<void> {
    const { loginId } = await this.world.bot(botRoutes.login, { body: { puppet: 'resilience', accountId } });
    this.#loginId = loginId;
    await this.beat();
  }

  async beat(): Promise<void> {
    await this.world.bot(botRoutes.heartbeat, { body: { loginId: this.#loginId, state: 'online' } });
  }

  /** One text from a contact; what is said in return. */
  async hear(
    contactId: string,
    text: string,
    more: Partial<{ messageId: string; saidAt: string; loginId: string }> = {},
  ): Promise<string[]> {
    this.#messages += 1;
    const { replies } = await this.world.bot(botRoutes.receiveMessage, {
      body: {
        loginId: this.#loginId,
        contactId,
        messageId: `resilience-${this.#messages}`,
        text,
        kind: 'text',
        inGroup: false,
        saidAt: new Date().toISOString(),
        ...more,
      },
    });
    return replies;
  }

  async bind(contactId: string, { id }: Person): Promise<void> {
    const { code } = await this.world.modules.identity.chat.createCode(id);
    const [reply = ''] = await this.hear(contactId, `绑定 ${code}`);
    if (!reply.startsWith('绑定成功')) throw new Error(`not bound: ${reply}`);
  }

  claim(limit = 50): Promise<Claimed> {
    return this.world.bot(botRoutes.claimDeliveries, { body: { loginId: this.#loginId, limit } });
  }

  say({ key }: Delivery): void {
    this.said.set(key, (this.said.get(key) ?? 0) + 1);
  }

  async acknowledge({ id, claimToken }: Delivery): Promise<void> {
    await this.world.bot(botRoutes.acknowledgeDelivery, { params: { id }, body: { claimToken, outcome: 'sent' } });
  }

  /** Says and acknowledges all that is due; how many that was. */
  async sayAll(): Promise<number> {
    for (let all = 0; ; ) {
      const { items } = await this.claim();
      if (items.length === 0) return all;
      for (const item of items) {
        this.say(item);
        await this.acknowledge(item);
      }
      all += items.length;
    }
  }
}
