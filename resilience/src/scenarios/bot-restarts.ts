import { setTimeout as wait } from 'node:timers/promises';
import {
  buildExchangeProgramme,
  buildStudent,
  buildSubmitted,
  decide,
} from '../../../server/test/factories/applications';
import { buildDispatched } from '../../../server/test/factories/check-ins';
import type { Person } from '../../../server/test/mobility-fixture';
import { BotClient } from '../harness/bot-client';
import { ChatPage } from '../harness/chat-page';
import { type Fixture, openFixture } from '../harness/fixture';
import { type ProductProcess, startBot, startServer } from '../harness/product-process';
import { waitFor } from '../harness/wait-for';
import { Findings, type Scenario } from '../scenario';

const openChatDeliveries = `SELECT COUNT(*) AS n FROM deliveries WHERE channel = 'chat' AND state IN ('waiting', 'claimed')`;

/** Each round approves an application of every student and kills the bot while it sends the messages. */
async function checkRestarts(
  fixture: Fixture,
  bot: ProductProcess,
  students: ReadonlyMap<string, Person>,
  findings: Findings,
  rounds: number,
) {
  const { context, people } = fixture;
  const page = new ChatPage(bot);
  let sent = 0;
  let sentAgain = 0;
  for (let round = 0; round < rounds; round += 1) {
    const programmeName = `项目${round}`;
    const programmeId = await buildExchangeProgramme(context, people.office, {
      places: null,
      requirements: [],
      name: programmeName,
    });
    const before = new Map<string, number>();
    for (const name of students.keys()) before.set(name, (await page.textsTo(name)).length);
    for (const student of students.values()) {
      await decide(people.collegeReviewer, await buildSubmitted(context, student, programmeId));
    }
    await wait(600 * Math.random());
    await bot.kill();
    await bot.start();
    await waitFor('all messages to be sent', async () => (await fixture.count(openChatDeliveries)) === 0, 150);
    for (const name of students.keys()) {
      const texts = (await page.textsTo(name)).slice(before.get(name));
      const expected = texts.filter((text) => text.includes(programmeName));
      // The message about the binding may come after the answer to it.
      const others = texts.filter((text) => !text.includes(programmeName) && !text.includes('绑定到了你的账号'));
      findings.expect(expected.length >= 1, `${name} got no message in round ${round}`);
      findings.expect(others.length === 0, `${name} got unexpected messages: ${JSON.stringify(others)}`);
      sent += expected.length;
      sentAgain += Math.max(0, expected.length - 1);
    }
  }
  // The bot sends one message at a time, so a kill between sending and acknowledging repeats at most one message.
  findings.expect(sentAgain <= rounds, `${sentAgain} messages were sent twice in ${rounds} restarts`);
  return { sent, 'sent again': sentAgain };
}

/** After a login with another account every contact has another id: nothing may be sent to it before a new binding. */
async function checkNewLogin(
  fixture: Fixture,
  bot: ProductProcess,
  student: Person,
  programmeId: string,
  findings: Findings,
): Promise<void> {
  const page = new ChatPage(bot);
  await page.logInAgain();
  const logins = 'SELECT COUNT(*) AS n FROM chat_logins';
  await waitFor('the new login', async () => (await fixture.count(logins)) === 2, 30);
  const lengths = async () => (await page.conversations()).map(({ messages }) => messages.length).join();
  const before = await lengths();
  const applicationId = await buildDispatched(fixture.context, student, fixture.people, programmeId);
  await waitFor(
    'the outbox to be empty',
    async () => (await fixture.count('SELECT COUNT(*) AS n FROM outbox_events WHERE done_at IS NULL')) === 0,
    30,
  );
  // The bot claims every 400 ms: time enough to send a message that must not be sent.
  await wait(3000);
  findings.expect((await lengths()) === before, 'a contact of the new login got a message before binding again');
  const inbox = 'SELECT COUNT(*) AS n FROM messages WHERE application_id = :applicationId';
  findings.expect((await fixture.count(inbox, { applicationId })) > 0, 'no message was put into the inbox');
}

/** One message, its replay under the same id, and a message from the day before: one help request, and equal replies. */
async function checkReplayedMessages(fixture: Fixture, student: Person, findings: Findings): Promise<number> {
  const bot = new BotClient(fixture);
  await bot.logIn('wxid_third');
  await bot.bind('contact', student);
  const askForHelp = (messageId: string, saidAt = new Date()) =>
    bot.receive('contact', '求助 护照丢了', { messageId, saidAt: saidAt.toISOString() });
  const first = await askForHelp('m-1');
  const replay = await askForHelp('m-1');
  await askForHelp('m-2', new Date(Date.now() - 86_400_000));
  const helpRequests = await fixture.count('SELECT COUNT(*) AS n FROM help_requests');
  findings.expect(helpRequests === 1, `${helpRequests} help requests from a message, its replay and an old message`);
  findings.expect(JSON.stringify(first) === JSON.stringify(replay), 'the replayed message got another reply');
  return helpRequests;
}

export const botRestarts: Scenario = {
  key: 'bot-restarts',
  requirement:
    'Bot restart, relogin with new contact ids, replayed and old messages: nothing for the wrong student, nothing twice',
  async run(harness) {
    const fixture = await openFixture(await harness.workspace('bot'));
    const { people } = fixture;
    const server = await startServer(fixture.workspace);
    fixture.useServers(server);
    const programmeId = await buildExchangeProgramme(fixture.context, people.office, { places: null });
    const findings = new Findings();
    const bot = await startBot(fixture.workspace, server.url);
    const page = new ChatPage(bot);
    const students = new Map<string, Person>();
    for (let n = 0; n < harness.scale(2, 12); n += 1) {
      const name = `学生${n}`;
      const student = await buildStudent(fixture.context, people.languages, name);
      await page.bind(fixture, name, student);
      students.set(name, student);
    }
    const [student] = students.values();
    if (!student) throw new Error('no students');
    const restarts = harness.scale(1, 10);
    const counts = await checkRestarts(fixture, bot, students, findings, restarts);
    await checkNewLogin(fixture, bot, student, programmeId, findings);
    await bot.stop();
    const helpRequests = await checkReplayedMessages(fixture, student, findings);
    await server.stop();
    await fixture.close();
    return {
      counts: { restarts, students: students.size, ...counts, 'help requests from 3 messages': helpRequests },
      problems: findings.problems,
    };
  },
};
