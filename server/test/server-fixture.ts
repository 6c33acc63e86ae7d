import { botRoutes, type RequestOf } from '@yuanhang/contract';
import type { botSchemas } from '@yuanhang/contract/schemas';
import { OutboxEntry } from '../src/platform/outbox/model';
import { startTestApp } from './app';
import { clientOf } from './http';
import type { Person } from './mobility-fixture';

/** The whole server, with the dependencies of the factories and a chat bot. */
export async function startServerFixture(
  at = '2026-11-24T02:00:00.000Z',
  more: { env?: Record<string, string>; log?: string[] } = {},
) {
  const app = await startTestApp({ at, ...more });
  const { modules, outbox, jobs } = app.app;
  const { database } = app.test;
  const bot = clientOf(app.url, app.config.secrets.botToken);
  let messages = 0;

  const personOf = async (id: string): Promise<Person> => {
    const { token } = await database.transaction((tx) => modules.identity.sessions.open(id, tx, { isConfirmed: true }));
    return { id, token, call: clientOf(app.url, token) };
  };
  return {
    url: app.url,
    deps: app.deps,
    config: app.config,
    database,
    clock: app.clock,
    ...modules,
    outbox,
    jobs,
    bot,
    personOf,
    stop: () => app.stop(),

    /** The same people with new sessions at a later time, because the clock moves further than a session lasts. */
    async later(at: string, ...people: Person[]): Promise<Person[]> {
      app.clock.moveTo(at);
      return Promise.all(people.map(({ id }) => personOf(id)));
    },

    /** Logs the bot in; another account starts another login. */
    async logIn(accountId = 'wxid_bot'): Promise<string> {
      const { loginId } = await bot(botRoutes.login, { body: { puppet: 'test', accountId } });
      return loginId;
    },

    /** Sends one text to the bot now; returns the replies. */
    async say(loginId: string, contactId: string, text: string, more: Partial<Said> = {}): Promise<string[]> {
      messages += 1;
      const said = { messageId: `m${messages}`, kind: 'text' as const, inGroup: false, ...more };
      const saidAt = said.saidAt ?? app.clock.now().toISOString();
      return (await bot(botRoutes.receiveMessage, { body: { loginId, contactId, text, ...said, saidAt } })).replies;
    },

    /** Binds a contact to a person by a code, without the message about it, which tests of other messages would count. */
    async bind(loginId: string, contactId: string, person: Person): Promise<void> {
      const { code } = await database.transaction((tx) => modules.identity.chat.createCode(person.id, tx));
      const [reply = ''] = await this.say(loginId, contactId, `绑定 ${code}`);
      if (!reply.startsWith('绑定成功')) throw new Error(`not bound: ${reply}`);
      await database.transaction((transaction) =>
        database.model(OutboxEntry).destroy({ where: { type: 'chat_bound' }, transaction }),
      );
    },
  };
}
export type ServerFixture = Awaited<ReturnType<typeof startServerFixture>>;
interface Said {
  messageId: string;
  kind: RequestOf<typeof botSchemas.receiveMessage>['body']['kind'];
  inGroup: boolean;
  saidAt: string;
}
