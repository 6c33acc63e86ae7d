import type { Person } from '../../../server/test/mobility-fixture';
import type { Fixture } from './fixture';
import { waitFor } from './wait-for';

interface Conversation {
  readonly id: string;
  readonly name: string;
  readonly messages: readonly { readonly from: 'bot' | 'me'; readonly text: string }[];
}

/** The API behind the bot's local chat page: what a person does there by hand. */
export class ChatPage {
  constructor(private readonly bot: { readonly url: string }) {}

  async conversations(): Promise<readonly Conversation[]> {
    const answer = await fetch(`${this.bot.url}/local/conversations`);
    return ((await answer.json()) as { conversations: Conversation[] }).conversations;
  }

  /** The texts that the bot sent to the contact of that name, oldest first. */
  async textsTo(name: string): Promise<string[]> {
    const conversation = (await this.conversations()).find((one) => one.name === name);
    return (conversation?.messages ?? []).filter(({ from }) => from === 'bot').map(({ text }) => text);
  }

  /** Logs the bot in with another account, which gives every contact another id. */
  async logInAgain(): Promise<void> {
    await this.#post('/local/logins', {});
  }

  /** Adds a contact and binds it to the person by a binding code. */
  async bind({ context, modules }: Fixture, name: string, { id }: Person): Promise<void> {
    const { code } = await context.database.transaction((tx) => modules.identity.chat.createCode(id, tx));
    const contact = (await this.#post('/local/contacts', { name })) as { id: string };
    await this.#post('/local/messages', { contactId: contact.id, text: `绑定 ${code}` });
    await waitFor(
      'the binding to be confirmed',
      async () => (await this.textsTo(name)).some((text) => text.startsWith('绑定成功')),
      30,
    );
  }

  async #post(path: string, body: object): Promise<unknown> {
    const answer = await fetch(this.bot.url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return answer.json();
  }
}
