import {
  announcementRoutes,
  checkInRoutes,
  messageRuleRoutes,
  mobilityDeskRoutes,
  peopleRoutes,
  programmeRoutes,
  reviewRoutes,
} from '@yuanhang/contract';
import { addDays } from '@yuanhang/domain';
import { apiAs } from '../src/api';
import { openConsole, pageErrors, settled } from '../src/console';
import { ownDemo } from '../src/demo';
import { exchangeStudent } from '../src/exchange-student';

const demo = ownDemo();
let programmeId: string;
let applicationId: string;
let rollCallId: string;
/** Fits into the shortest field. */
const script = '<img src=x onerror=hacked=1>';
const markdown = `${script}\n\n<script>window.hacked=1</script>\n\n[here](javascript:window.hacked=1)`;

/** Writes the script into every field that any user may fill in. */
beforeAll(async () => {
  const [office, admin, college] = await Promise.all(
    ['office', 'admin', 'college'].map(async (username) => await apiAs(demo.url, username)),
  );
  if (!office || !admin || !college) throw new Error('a member of staff is missing');
  const { items: known } = await office(programmeRoutes.adminList, { query: { q: '柏林自由大学', limit: 1 } });
  const { programme } = await office(programmeRoutes.adminDetail, { params: { id: known[0]?.id ?? '' } });
  const made = await office(programmeRoutes.create, {
    body: {
      ...programme,
      name: `柏林${script}`,
      city: script,
      institution: script,
      languageRequirement: script,
      contact: script,
      introduction: markdown,
      notice: markdown,
      declaration: script,
      requirements: [
        {
          key: 'paper',
          name: script,
          help: script,
          required: true,
          phase: 'application',
          fileTypes: ['pdf'],
          maxBytes: 1_000_000,
          maxCount: 1,
        },
      ],
      questions: {
        ...programme.questions,
        fields: [
          {
            key: 'pick',
            label: script,
            help: script,
            type: 'choice',
            required: false,
            options: [{ value: 'one', label: script }],
          },
        ],
      },
    },
  });
  programmeId = made.id;
  await office(programmeRoutes.publish, { params: { id: programmeId }, body: { version: made.version } });

  const lin = await exchangeStudent(demo.url, 'lin');
  await lin.apply(`柏林${script}`, {
    startOn: programme.startOn ?? '',
    endOn: programme.endOn ?? '',
    basic: { address: script, emergencyName: script },
    studyPlan: `${script}${'修读三门课程。'.repeat(60)}`,
  });
  const { id: applied, version } = await lin.application();
  applicationId = applied;
  const about = { params: { id: applicationId } };
  const decision = { version, decision: 'approve' as const, comment: script };
  await college(reviewRoutes.decideApplication, { ...about, body: decision });

  const announcement = { title: script, body: markdown, collegeId: null, pinned: true, expiresOn: null };
  const news = await office(announcementRoutes.create, { body: announcement });
  await office(announcementRoutes.publish, { params: { id: news.id }, body: { version: news.version } });
  await admin(peopleRoutes.addCollege, { body: { code: 'XSS', name: script } });
  const role = { role: 'office' as const, collegeId: null };
  await admin(peopleRoutes.addUser, { body: { name: script, casId: script, roles: [role] } });
  const year = Number((programme.startOn ?? '').slice(0, 4));
  const { version: days } = await office(messageRuleRoutes.workingDays, { params: { year } });
  const holiday = { on: `${year}-10-01`, works: false, name: script };
  await office(messageRuleRoutes.setWorkingDays, { params: { year }, body: { items: [holiday], version: days } });
  await office(checkInRoutes.addEmergencyContact, {
    body: { country: 'DE', name: script, phone: '+49 30 275880', source: script, verifiedOn: '2026-11-01' },
  });
  const { items: students } = await office(peopleRoutes.students, { query: { q: '林知远' } });
  const pass = { programmeId, studentNumber: students[0]?.studentNumber ?? '', reason: script };
  await office(programmeRoutes.grantPass, { body: { ...pass, expiresOn: addDays(programme.applyUntil, 30) } });
  const { id } = await office(mobilityDeskRoutes.openRollCall, { body: { country: 'DE', question: script } });
  rollCallId = id;
});

it('stored scripts are shown as text on every page, and none runs', async () => {
  const office = await openConsole(demo, 'office', 'programmes');
  const admin = await openConsole(demo, 'admin', 'people');
  const errors = [pageErrors(office), pageErrors(admin)];
  await settled(office, '名额');
  await settled(admin, '设置角色');
  const tabs = ['progress', 'basic', 'application', 'papers', 'materials', 'history', 'messages'];
  const record = (tab: string) => [office, `applications/${applicationId}?tab=${tab}`, '林知远'] as const;
  const year = new Date().getFullYear() + 1;
  for (const [page, path, words] of [
    [office, 'programmes', 'onerror'],
    [office, 'programmes?view=calendar', 'onerror'],
    [office, `programmes/${programmeId}`, 'onerror'],
    [office, `queue?q=${encodeURIComponent('林知远')}`, 'onerror'],
    [office, 'applications', 'onerror'],
    ...tabs.map(record),
    [office, 'announcements', 'onerror'],
    [office, 'ledger', 'onerror'],
    [office, 'passes', 'onerror'],
    [office, 'emergency', 'onerror'],
    [office, `abroad/roll-calls/${rollCallId}`, 'onerror'],
    [office, 'statistics', '按学院'],
    [office, 'rules?part=duty', 'onerror'],
    [admin, 'people', 'onerror'],
    [admin, 'people?part=colleges', 'onerror'],
    [admin, 'audit', 'onerror'],
  ] as const) {
    await page.goto(`${demo.url}/console/${path}`);
    await settled(page, words);
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(await page.locator('img[src="x"], a[href^="javascript"]').count()).toBe(0);
  }
  await office.goto(`${demo.url}/console/programmes/${programmeId}`);
  const preview = office.getByRole('complementary', { name: '学生看到的页面' });
  for (const tab of ['申报须知', '所需材料', '补充问题', '项目介绍']) {
    await preview.getByText(tab, { exact: true }).click();
    await preview
      .getByText(/onerror|here/)
      .first()
      .waitFor();
  }
  await office.goto(`${demo.url}/console/announcements`);
  await office
    .getByRole('button', { name: /^打开公告/ })
    .first()
    .click();
  await office.getByRole('complementary', { name: '学生看到的公告' }).getByText('here').waitFor();
  await office.goto(`${demo.url}/console/rules?part=days`);
  await office.getByLabel('年份').fill(String(year));
  await office.getByRole('region', { name: `${year} 年的节假日` }).waitFor();
  for (const page of [office, admin]) {
    expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
    expect(await page.locator('img[src="x"], a[href^="javascript"]').count()).toBe(0);
  }
  expect(errors).toEqual([[], []]);
});
