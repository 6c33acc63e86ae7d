import type { Page } from 'playwright-core';
import { screenshot } from '../src/browser';
import { choose, openConsole, pickDay, settled } from '../src/console';
import { sharedDemo } from '../src/demo';

const demo = sharedDemo();
let office: Page;
let admin: Page;
beforeAll(async () => {
  office = await openConsole(demo, 'office', 'rules');
  admin = await openConsole(demo, 'admin', 'people');
  await settled(office, '试运行');
  await settled(admin, '设置角色');
});

it('changes the days of a reminder rule, and shows what the rule would send today', async () => {
  const row = office.getByRole('row', { name: /申请即将截止/ });
  await row.getByRole('button', { name: /调整日子/ }).click();
  const dialog = office.getByRole('dialog', { name: '调整日子：申请即将截止' });
  // Picked last, and the earliest day: the days are shown in the order of the calendar.
  await choose(dialog, '从申报截止日算起', '提前 10 天', '提前 10 天');
  // The list of days stays open and covers the button.
  await dialog.getByText('调整日子：申请即将截止').click();
  await dialog.getByRole('button', { name: '保存' }).click();
  await row.getByText('提前 10 天、提前 3 天、提前 1 天').waitFor();
  await row.getByRole('button', { name: /试运行/ }).click();
  await office.getByText('只看不发').waitFor();
  await settled(office, /今天还会发出 \d+ 条|今天不会再发出/);
  await screenshot(office, 'console/dry-run');
  await office.getByRole('button', { name: '关闭' }).click();
});

it('saves the duty rota in the order set by keyboard', async () => {
  await office.goto(`${demo.url}/console/rules?part=duty`);
  await office.getByText('国际处全体：陈国栋').waitFor();
  await choose(office, '添加值班人员', '李静怡', '李静怡');
  await choose(office, '添加值班人员', '陈国栋', '陈国栋');
  const order = office.getByRole('region', { name: '值班表' }).getByRole('listitem');
  await order.nth(1).getByText('2. 陈国栋').waitFor();
  await office.getByRole('button', { name: '移动陈国栋' }).focus();
  await office.keyboard.press('Space');
  await office.getByText('移到第 2 位').waitFor();
  await office.keyboard.press('ArrowUp');
  await office.getByText('移到第 1 位').waitFor();
  await office.keyboard.press('Space');
  await order.first().getByText('1. 陈国栋').waitFor();
  await office.getByRole('button', { name: '保存' }).click();
  await office.getByText('已保存值班表').waitFor();
  await office.reload();
  await order.first().getByText('1. 陈国栋').waitFor();
  for (const officer of ['陈国栋', '李静怡']) await office.getByRole('button', { name: `去掉${officer}` }).click();
  await office.getByText('国际处全体：陈国栋').waitFor();
});

it('saves the holidays of a year', async () => {
  await office.goto(`${demo.url}/console/rules?part=days`);
  const year = Number(await office.getByLabel('年份').inputValue()) + 1;
  await office.getByLabel('年份').fill(String(year));
  const days = office.getByRole('region', { name: `${year} 年的节假日` });
  await days.getByText('这一年还没有录入').waitFor();
  await days.getByRole('button', { name: '添加一天' }).click();
  await pickDay(days, '日期', `${year}-10-01`);
  await days.getByLabel('名称').fill('国庆节');
  await days.getByRole('button', { name: '保存' }).click();
  await office.getByText('已保存').first().waitFor();
  await office.reload();
  await office.getByLabel('年份').fill(String(year));
  await expect(days.getByLabel('名称').inputValue()).resolves.toBe('国庆节');
});

it('grants a student a late application, and revokes it', async () => {
  await office.goto(`${demo.url}/console/register?q=${encodeURIComponent('林知远')}`);
  const number = office.getByRole('row', { name: /林知远/ }).getByText(/^\d{10}$/);
  const studentNumber = await number.innerText();
  await office.goto(`${demo.url}/console/passes`);
  await office.getByRole('button', { name: '给予许可' }).click();
  const dialog = office.getByRole('dialog', { name: '给予补录许可' });
  const grant = dialog.locator('.ant-modal-footer .ant-btn-primary');
  await settled(office, '有效到（当天仍有效）');
  await dialog.getByLabel('学号').fill('0000');
  await choose(dialog, '项目', '首尔大学学期交换（2027）', '首尔');
  await dialog.getByLabel('理由').fill('住院治疗，错过申报');
  await grant.click();
  // The server does not know the student number; its message is shown at the field.
  await dialog.locator('.ant-form-item', { hasText: '学号' }).locator('.ant-form-item-explain-error').waitFor();
  await dialog.getByLabel('学号').fill(studentNumber);
  await grant.click();
  const row = office.getByRole('row', { name: /林知远.*住院治疗/ });
  await row.getByText('有效', { exact: true }).waitFor();
  await row.getByRole('button', { name: '撤销' }).click();
  await office.getByRole('dialog').getByRole('button', { name: '撤销' }).click();
  await row.getByText('已撤销').waitFor();
});

it('adds a staff account, changes its roles, disables and enables it', async () => {
  await admin.getByRole('button', { name: '添加教职工' }).click();
  const dialog = admin.getByRole('dialog', { name: '添加教职工' });
  await settled(admin, '统一认证账号');
  await dialog.getByLabel('姓名').fill('孟晓燕');
  await dialog.getByLabel('统一认证账号').fill('T20260001');
  await dialog.getByRole('checkbox', { name: '经费审核' }).check();
  await dialog.getByRole('button', { name: '保存' }).click();
  await admin.getByText('已添加').waitFor();
  await admin.getByLabel('姓名或统一认证账号').fill('孟晓燕');
  await admin.getByLabel('姓名或统一认证账号').press('Enter');
  const row = admin.getByRole('row', { name: /孟晓燕/ });
  await row.getByRole('button', { name: '设置角色：孟晓燕' }).click();
  const roles = admin.getByRole('dialog', { name: '孟晓燕的角色' });
  await settled(admin, '孟晓燕的角色');
  await roles.getByRole('checkbox', { name: '学院审核' }).check();
  await choose(roles, '负责的学院', '法学院');
  await roles.getByText('孟晓燕的角色').click();
  await roles.getByRole('button', { name: '保存' }).click();
  await row.getByText('学院审核 · 法学院').waitFor();
  await row.getByRole('button', { name: '停用' }).click();
  await admin.getByLabel('理由').fill('离职');
  await admin.getByRole('dialog').getByRole('button', { name: '停用' }).click();
  await row.getByText('已停用').waitFor();
  await row.getByRole('button', { name: '恢复' }).click();
  await admin.getByLabel('理由').fill('返聘');
  await admin.getByRole('dialog').getByRole('button', { name: '恢复' }).click();
  await row.getByText('正常').waitFor();
});

it('adds a college, and explains at the field why a code is refused', async () => {
  await admin.goto(`${demo.url}/console/people?part=colleges`);
  await admin.getByRole('button', { name: '添加学院' }).click();
  const dialog = admin.getByRole('dialog', { name: '添加学院' });
  await dialog.getByLabel('代码').fill('FL');
  await dialog.getByLabel('名称').fill('药学院');
  await dialog.getByRole('button', { name: '保存' }).click();
  await dialog.locator('.ant-form-item', { hasText: '代码' }).locator('.ant-form-item-explain-error').waitFor();
  await dialog.getByLabel('代码').fill('PHA');
  await dialog.getByRole('button', { name: '保存' }).click();
  await admin.getByRole('cell', { name: '药学院', exact: true }).waitFor();
});

it('the audit log has the actions of this file, by action and by text', async () => {
  await admin.goto(`${demo.url}/console/audit`);
  await choose(admin, '全部操作', '停用账号', '停用');
  await admin.getByRole('row', { name: /系统管理员.*停用账号.*离职/ }).waitFor();
  await admin.goto(`${demo.url}/console/audit`);
  await admin.getByLabel('姓名、学号、申请编号或内容').fill('首尔大学');
  await admin.getByLabel('姓名、学号、申请编号或内容').press('Enter');
  await admin
    .getByRole('row', { name: /陈国栋.*补录许可/ })
    .first()
    .waitFor();
  await admin.getByRole('button', { name: '校验是否被改动' }).click();
  await admin.getByText('没有被改动').waitFor();
  await admin.getByLabel('上次记下的末尾').fill(`1:${'a'.repeat(64)}`);
  await admin.getByRole('button', { name: '校验是否被改动' }).click();
  await admin.getByText('日志里已没有先前记下的末尾').waitFor();
});
