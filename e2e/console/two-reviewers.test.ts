import { applicationRoutes } from '@yuanhang/contract';
import { accessibilityFaults } from '../src/accessibility';
import { apiAs } from '../src/api';
import { screenshot } from '../src/browser';
import { choose, openConsole } from '../src/console';
import { ownDemo } from '../src/demo';
import { contact } from '../src/exchange-student';

const demo = ownDemo();

it('the second of two reviewers is shown what the first one decided, and continues', async () => {
  const [first, second] = await Promise.all(
    [1, 2].map(() => openConsole(demo, 'office', `queue?q=${encodeURIComponent('凤鸣')}`)),
  );
  if (!first || !second) throw new Error('two pages are needed');
  for (const page of [first, second]) await page.getByRole('button', { name: '通过', exact: true }).waitFor();
  await first.getByRole('textbox', { name: '意见' }).fill('请补充学习计划的细节。');
  await first.getByRole('button', { name: '退回修改' }).click();
  await first.getByText('凤鸣 已退回').waitFor();

  await second.getByRole('textbox', { name: '意见' }).fill('同意。');
  await second.getByRole('button', { name: '通过', exact: true }).click();
  const dialog = second.getByRole('dialog', { name: '你看的时候，内容有了变化' });
  await dialog.getByText(/陈国栋：.*退回/).waitFor();
  await dialog.getByText('请补充学习计划的细节。').waitFor();
  await screenshot(second, 'console/newer');
  expect(await accessibilityFaults(second)).toEqual([]);
  await dialog.getByRole('button', { name: '知道了，看下一项' }).click();
  await second.getByText('没有等你处理的事项').waitFor();
  for (const page of [first, second]) await page.context().close();
});

it('an answer that the student changed in the meantime is shown before and after, and the new one is decided', async () => {
  const you = await apiAs(demo.url, 'you');
  const { items } = await you(applicationRoutes.list, { query: {} });
  const id = items[0]?.id ?? '';
  const about = { params: { id } };
  const version = async () => (await you(applicationRoutes.detail, about)).version;
  await you(applicationRoutes.submit, { ...about, body: { version: await version() } });
  const { progress } = await you(applicationRoutes.detail, about);
  const reviewer = progress.find(({ state }) => state === 'current')?.step === 'college' ? 'college-cs' : 'office';
  const page = await openConsole(demo, reviewer, `queue?q=${encodeURIComponent('尤佳')}`);
  await page.getByRole('button', { name: '通过', exact: true }).waitFor();

  await you(applicationRoutes.recall, { ...about, body: { version: await version() } });
  await you(applicationRoutes.savePage, {
    params: { id, page: 'basic' },
    body: { version: await version(), values: { ...contact, address: '榆中校区 9 号楼 909 室' } },
  });
  await you(applicationRoutes.submit, { ...about, body: { version: await version() } });

  await page.getByRole('textbox', { name: '意见' }).fill('同意。');
  await page.getByRole('button', { name: '通过', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '你看的时候，内容有了变化' });
  await dialog.getByText('榆中校区 9 号楼 909 室').waitFor();
  const goOn = dialog.getByRole('button', { name: '已看过变化，通过' });
  if (await goOn.isVisible()) {
    await goOn.click();
    await page.getByText('尤佳 已通过').waitFor();
  } else await dialog.getByRole('button', { name: '知道了，看下一项' }).click();
  await page.context().close();
});

it('the number of a document is shown for a stated purpose only, and the audit log records it', async () => {
  const page = await openConsole(demo, 'office', `queue?q=${encodeURIComponent('秦朗')}`);
  const fact = page.locator('.facts > div', { hasText: '证件号码' });
  await fact.getByText(/E●+\d{3}/).waitFor();
  await fact.getByRole('button', { name: '查看', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: '查看证件号码' });
  await dialog.getByLabel('查看目的').fill('补');
  await dialog.getByRole('button', { name: '查看', exact: true }).click();
  await dialog.getByText('请写明查看目的，至少 4 个字').waitFor();
  await dialog.getByLabel('查看目的').fill('补办保险，核对身份');
  await dialog.getByRole('button', { name: '查看', exact: true }).click();
  await fact.getByText(/E\d{8}/).waitFor();
  await page.reload();
  await fact.getByText(/E●+\d{3}/).waitFor();
  expect(await page.getByText(/E\d{8}/).count()).toBe(0);
  await page.context().close();

  const admin = await openConsole(demo, 'admin', 'audit');
  await choose(admin, '全部操作', '查看证件号', '查看');
  await admin.getByRole('row', { name: /陈国栋.*补办保险，核对身份/ }).waitFor();
  await admin.context().close();
});
