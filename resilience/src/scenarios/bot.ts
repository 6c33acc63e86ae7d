import { setTimeout as wait } from 'node:timers/promises';
import { buildStudent, buildSubmitted, buildTripProgramme, decide } from '../../../server/test/factories/applications';
import { buildDispatched } from '../../../server/test/factories/check-ins';
import type { Person } from '../../../server/test/trip-world';
import { Chat } from '../lab/chat';
import { until } from '../lab/child';
import { type Server, startBot, startServer } from '../lab/server';
import { openWorld, type World } from '../lab/world';
import { Findings, type Scenario } from '../scenario';

interface Conversation {
  readonly id: string;
  readonly name: string;
  readonly messages: readonly { readonly from: 'bot' | 'me'; readonly text: string }[];
}

/** The chat page of the real bot, used as people use it. */
const page = ({ url }: Server) => {
  const post = async (path: string, body: object): Promise<unknown> => {
    const answer = await fetch(url + path, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
    });
    return answer.json();
  };
  const conversations = async (): Promise<readonly Conversation[]> =>
    ((await (await fetch(`${url}/local/conversations`)).json()) as { conversations: Conversation[] }).conversations;
  return {
    post,
    conversations,
    /** What the bot said to somebody. */
    async heardBy(name: string): Promise<string[]> {
      const found = (await conversations()).find((one) => one.name === name);
      return (found?.messages ?? []).filter(({ from }) => from === 'bot').map(({ text }) => text);
    },
    async bind(world: World, name: string, { id }: Person): Promise<void> {
      const { code } = await world.modules.identity.chat.createCode(id);
      const contact = (await post('/local/contacts', { name })) as { id: string };
      await post('/local/messages', { contactId: contact.id, text: `绑定 ${code}` });
      await until(
        'the binding to be answered',
        async () => (await this.heardBy(name)).some((text) => text.startsWith('绑定成功')),
        30,
      );
    },
  };
};

const number = async ({ database }: World, sql: string, values: Record<string, string> = {}): Promise<number> =>
  Number((await database.first<{ n: number }>(sql, values))?.n);
const waitingChat = `SELECT COUNT(*) AS n FROM deliveries WHERE channel = 'chat' AND state IN ('waiting', 'claimed')`;

/** Decisions for everybody, and the bot killed while it says them. */
async function restarts(
  world: World,
  bot: Server,
  people: ReadonlyMap<string, Person>,
  found: Findings,
  rounds: number,
) {
  const { cast } = world;
  const chat = page(bot);
  let said = 0;
  let again = 0;
  for (let round = 0; round < rounds; round += 1) {
    const programmeId = await buildTripProgramme(world.world, cast.office, {
      places: null,
      requirements: [],
      name: `项目${round}`,
    });
    const before = new Map(
      await Promise.all([...people.keys()].map(async (name) => [name, (await chat.heardBy(name)).length] as const)),
    );
    for (const student of people.values()) {
      await decide(cast.collegeReviewer, await buildSubmitted(world.world, student, programmeId));
    }
    await wait(600 * Math.random());
    await bot.kill();
    await bot.start();
    await until('all to be said', async () => (await number(world, waitingChat)) === 0, 150);
    for (const name of people.keys()) {
      const heard = (await chat.heardBy(name)).slice(before.get(name));
      const own = heard.filter((text) => text.includes(`项目${round}`));
      const foreign = heard.filter((text) => !text.includes(`项目${round}`));
      found.expect(own.length >= 1, `${name} was not told of round ${round}`);
      found.expect(foreign.length === 0, `${name} was told ${JSON.stringify(foreign)}`);
      said += own.length;
      again += Math.max(0, own.length - 1);
    }
  }
  // Said and killed before the acknowledgement: at most the one message that was in hand.
  found.expect(again <= rounds, `${again} messages came twice in ${rounds} restarts`);
  return { said, 'said again': again };
}

export const botRestarts: Scenario = {
  key: 'bot',
  bar: 'Bot restart, relogin with new contact ids, replayed and old messages: nothing for the wrong student, nothing twice',
  async run(lab) {
    const world = await openWorld(await lab.place('bot'));
    const { cast } = world;
    const server = await startServer(world.place);
    world.pointTo(server.url);
    const programmeId = await buildTripProgramme(world.world, cast.office, { places: null });
    const found = new Findings();
    const bot = await startBot(world.place, server.url);
    const chat = page(bot);
    const people = new Map<string, Person>();
    for (let n = 0; n < lab.times(2, 12); n += 1) {
      const name = `学生${n}`;
      const student = await buildStudent(world.world, cast.languages, name);
      await chat.bind(world, name, student);
      people.set(name, student);
    }
    const rounds = lab.times(1, 10);
    const counts = await restarts(world, bot, people, found, rounds);

    // Another login: everybody has another id, and the old ones are nobody's.
    await chat.post('/local/logins', {});
    await until('the new login', async () => (await number(world, 'SELECT COUNT(*) AS n FROM chat_logins')) === 2, 30);
    const lengths = async () => (await chat.conversations()).map(({ messages }) => messages.length).join();
    const before = await lengths();
    const [first] = people.values();
    if (!first) throw new Error('nobody');
    const applicationId = await buildDispatched(world.world, first, cast, programmeId);
    await until(
      'the outbox to empty',
      async () => (await number(world, 'SELECT COUNT(*) AS n FROM outbox_events WHERE done_at IS NULL')) === 0,
      30,
    );
    await wait(3000);
    found.expect((await lengths()) === before, 'something was said to a contact of the new login before a new code');
    const inbox = await number(world, 'SELECT COUNT(*) AS n FROM messages WHERE application_id = :applicationId', {
      applicationId,
    });
    found.expect(inbox > 0, 'nothing came to the inbox either');
    await bot.stop();

    // The wire by hand: the same message twice, and one from yesterday.
    const wire = new Chat(world);
    await wire.logIn('wxid_third');
    await wire.bind('contact', first);
    const help = async (messageId: string, saidAt = new Date()) =>
      wire.hear('contact', '求助 护照丢了', { messageId, saidAt: saidAt.toISOString() });
    const answers = [await help('m-1'), await help('m-1'), await help('m-2', new Date(Date.now() - 86_400_000))];
    const requests = await number(world, 'SELECT COUNT(*) AS n FROM help_requests');
    found.expect(requests === 1, `${requests} calls for help from one message, its replay and an old one`);
    found.expect(
      JSON.stringify(answers[0]) === JSON.stringify(answers[1]),
      'a replayed message was answered otherwise',
    );
    await server.stop();
    await world.world.stop();
    return {
      counts: { restarts: rounds, students: people.size, ...counts, 'calls for help of 3': requests },
      problems: found.problems,
    };
  },
};
