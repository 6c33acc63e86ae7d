import { type LiveState, mobilityDeskRoutes } from '@yuanhang/contract';
import { buildExchange, sendCheckIn } from '../../../test/factories/check-ins';
import { send } from '../../../test/http';
import type { Person } from '../../../test/mobility-fixture';
import { type ServerFixture, startServerFixture } from '../../../test/server-fixture';

let fixture: ServerFixture;
let exchange: Awaited<ReturnType<typeof buildExchange>>;
let student: Person;
let office: Person;
let college: Person;
let foreign: Person;

beforeAll(async () => {
  fixture = await startServerFixture();
  exchange = await buildExchange(fixture);
  const { users } = exchange;
  const people = await fixture.later(
    '2027-03-01T08:00:00.000Z',
    users.student,
    users.office,
    users.collegeReviewer,
    users.otherReviewer,
  );
  [student = users.student, office = users.office, college = users.collegeReviewer, foreign = users.otherReviewer] =
    people;
});
let stopped = false;
afterAll(async () => {
  if (!stopped) await fixture.stop();
});

/** The states received over the event stream; `next` waits for one that fits. */
async function listen({ token }: Person) {
  const answer = await fetch(`${fixture.url}/api/admin/live`, {
    headers: { authorization: `Bearer ${token}`, accept: 'text/event-stream' },
  });
  const reader = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  if (!reader) throw new Error('no stream');
  let text = '';
  return {
    type: answer.headers.get('content-type'),
    async next(fits: (state: LiveState) => boolean): Promise<LiveState> {
      for (;;) {
        const at = text.indexOf('\n\n');
        if (at < 0) {
          const { value, done } = await reader.read();
          if (done) throw new Error('the stream ended');
          text += value;
          continue;
        }
        const data = /^data: (.*)$/m.exec(text.slice(0, at))?.[1];
        text = text.slice(at + 2);
        const state: LiveState | null = data === undefined ? null : JSON.parse(data);
        if (state && fits(state)) return state;
      }
    },
    async end(): Promise<void> {
      while (!(await reader.read()).done);
    },
    leave: () => reader.cancel(),
  };
}

it('notifies viewers in scope of a help request and of its acknowledgement', async () => {
  const [atOffice, atCollege] = [await listen(office), await listen(college)];
  expect(atOffice.type).toMatch(/^text\/event-stream/);
  expect((await atOffice.next(() => true)).helpWaiting).toEqual([]);
  await sendCheckIn(fixture, student, exchange.applicationId, { wellbeing: 'needs_help' });
  const { helpWaiting } = await atOffice.next((state) => state.helpWaiting.length === 1);
  expect((await atCollege.next((state) => state.helpWaiting.length === 1)).helpWaiting).toEqual(helpWaiting);

  const [id = ''] = helpWaiting;
  await college.call(mobilityDeskRoutes.acknowledge, { params: { id }, body: { comment: '马上联系' } });
  await atOffice.next((state) => state.helpWaiting.length === 0);
  await Promise.all([atOffice.leave(), atCollege.leave()]);
});

it('sends nothing about students of another college, and answers a plain request at once', async () => {
  // Later than the call above, which would be the same one otherwise.
  fixture.clock.advance(60_001);
  await sendCheckIn(fixture, student, exchange.applicationId, { wellbeing: 'needs_help' });
  const ask = (who: Person) => who.call(mobilityDeskRoutes.live, {});
  expect(await ask(foreign)).toMatchObject({ helpWaiting: [], newestCheckIn: null, openRollCall: null });
  expect((await ask(office)).helpWaiting).toHaveLength(1);
});

it('notifies of an answer to a roll call', async () => {
  const stream = await listen(office);
  await stream.next(() => true);
  const { id } = await office.call(mobilityDeskRoutes.openRollCall, { body: { question: '你还好吗？' } });
  const before = await stream.next(({ openRollCall }) => openRollCall === id);
  await sendCheckIn(fixture, student, exchange.applicationId);
  await stream.next(({ newestCheckIn }) => newestCheckIn !== before.newestCheckIn);
  await stream.leave();
});

it.each<[string, (viewer: Person) => Promise<unknown>]>([
  ['signs out', ({ token }) => send(fixture.url, 'DELETE', '/api/session', { token })],
  ['signs out everywhere', ({ token }) => send(fixture.url, 'DELETE', '/api/sessions', { token })],
])('ends the stream of a viewer who %s', async (_, leave) => {
  const [viewer = college] = await fixture.later('2027-03-01T09:00:00.000Z', college);
  const stream = await listen(viewer);
  await stream.next(() => true);
  await leave(viewer);
  await stream.end();
  const again = await send(fixture.url, 'GET', '/api/admin/live', { token: viewer.token });
  expect(again.status).toBe(401);
});

it('lets the server stop while a viewer is connected', async () => {
  const stream = await listen(office);
  await stream.next(() => true);
  stopped = true;
  await fixture.stop();
  await stream.end();
});
