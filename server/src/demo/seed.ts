import { Readable } from 'node:stream';
import { addDays, dateInShanghai } from '@yuanhang/domain';
import type { App } from '../app';
import type { SetClock } from '../platform/clock';
import type { LocalFiles } from '../platform/storage';
import { createDemoPeople, type DemoPeople } from './accounts';
import { createDemoActions, type Exchange } from './actions';
import { demoAnnouncements } from './announcements';
import { samplePdf } from './files';
import { demoProgrammes } from './programmes';
import { type ScenarioStep, scenarioOf } from './scenarios';

const oldestDay = -201;
/** Earlier reminders would be about exchanges that ended long ago. */
const firstSweepDay = -75;
const helpMinutesAgo = 12;

/** 10:00 in Shanghai on a day, counted from `today`. */
const morning = (today: string, day: number) => new Date(`${addDays(today, day)}T10:00:00+08:00`);

/** Announcements, a blank form and a late-entry pass of the office. */
async function officeWork(
  { modules, database }: App,
  { office, students }: DemoPeople,
  files: LocalFiles,
  programmes: readonly Published[],
  today: string,
) {
  const { announcements, fileAccess } = modules;
  for (const { pinned, ...news } of demoAnnouncements) {
    await database.transaction(async (tx) => {
      const input = { ...news, pinned, collegeId: null, expiresOn: null };
      await announcements.publish(office, await announcements.create(office, input, tx), tx);
    });
  }
  const berlin = programmes.find(({ key }) => key === 'berlin');
  if (berlin) {
    const bytes = samplePdf('Blank form (sample)');
    const input = { ownerType: 'programme' as const, ownerId: berlin.id, requirementKey: 'transcript' };
    const { id, upload } = await fileAccess.beginUpload(office, {
      ...input,
      fileName: '成绩单模板.pdf',
      bytes: bytes.length,
    });
    await files.receive(upload.fields.ticket ?? '', Readable.from([bytes]));
    await fileAccess.completeUpload(office, id);
  }
  const over = programmes.find(({ key }) => key === 'snu');
  const late = students.get('ph09')?.principal;
  const record = late && (await modules.identity.studentRecord(late.userId));
  if (over && record) {
    const reason = '住院治疗，错过申报时间，已提交证明。';
    const input = { studentNumber: record.studentNumber, programmeId: over.id, reason, expiresOn: addDays(today, 14) };
    await database.transaction((tx) => modules.programmes.grantPass(office, input, tx));
  }
}
type Published = Awaited<ReturnType<typeof publishProgrammes>>[number];

async function publishProgrammes({ modules: { programmes }, database }: App, { office }: DemoPeople, today: string) {
  const all = [];
  for (const { key, over, input } of demoProgrammes(today)) {
    const { id, version } = await database.transaction(async (tx) =>
      programmes.publish(office, await programmes.create(office, input, tx), tx),
    );
    all.push({ key, over, input, id, version });
  }
  return all;
}

/**
 * Fills an empty database by calling the services with the clock set: 24 programmes, 60 students, a year of work. All
 * dates are relative to the day of seeding. Leaves the clock at `until`.
 */
export async function seed(app: App, clock: SetClock, files: LocalFiles, until: Date): Promise<void> {
  const today = dateInShanghai(until);
  clock.moveTo(morning(today, oldestDay));
  const people = await createDemoPeople(app.modules);
  const programmes = await publishProgrammes(app, people, today);
  const actions = createDemoActions(app, clock, files);

  const steps: ScenarioStep[] = [];
  const troubled: Exchange[] = [];
  [...people.students.values()].forEach(({ principal: student, about }, index) => {
    const programme = programmes.find(({ key }) => key === about.programme);
    const college = people.reviewers.get(about.college);
    if (!programme || !college) return;
    const exchange: Exchange = {
      student,
      about,
      index,
      programme: programme.input,
      programmeId: programme.id,
      applicationId: '',
      requestId: '',
    };
    steps.push(...scenarioOf(exchange, { actions, college, office: people.office, today }));
    if (about.scenario === 'abroad_help') troubled.push(exchange);
  });
  for (let day = firstSweepDay; day < 0; day += 1) steps.push({ day, run: () => app.jobs.runAllDue() });

  for (const { day, run } of steps.sort((a, b) => a.day - b.day)) {
    // One minute between two events of a day, so that every history is in order.
    clock.moveTo(new Date(Math.max(morning(today, day).getTime(), clock.now().getTime() + 60_000)));
    await run();
    await app.outbox.drain();
  }
  for (const { id, version, over } of programmes)
    if (over) await app.database.transaction((tx) => app.modules.programmes.close(people.office, { id, version }, tx));
  await officeWork(app, people, files, programmes, today);
  clock.moveTo(new Date(Math.max(clock.now().getTime(), until.getTime() - helpMinutesAgo * 60_000)));
  for (const exchange of troubled)
    await actions.checkIn(exchange, 'needs_help', '钱包和护照在火车站被偷了，现在在警察局');
  await app.outbox.drain();
}
