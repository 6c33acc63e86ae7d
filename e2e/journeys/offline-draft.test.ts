import { applicationRoutes } from '@yuanhang/contract';
import { sharedDemo } from '../src/demo';
import { studentApp } from '../src/student-app';
import { openStudentPhone } from '../src/student-phone';

/** A draft survives a lost connection and a closed page. */
const demo = sharedDemo();

it('keeps a draft on the phone while offline, even if the app is closed, and saves it when online', async () => {
  const student = await openStudentPhone(demo, 'feng', 'draft');
  const { id } = await student.application();
  const path = `/pages/apply/index?id=${id}&step=application`;
  const savedPlan = async () => {
    const { pages } = await student.call(applicationRoutes.detail, { params: { id } });
    return pages.application.values.studyPlan;
  };
  await student.open(path);
  await student.text('已自动保存').waitFor();
  const context = student.page.context();
  await context.setOffline(true);
  await student.fill('学习计划', '修读两门专业课，周末去图书馆。');
  await student.text('没有网络，已存在本机').waitFor();
  await student.checkpoint('1-kept-on-phone');
  await student.page.close();
  await context.setOffline(false);

  const again = studentApp(await context.newPage(), demo.url);
  await again.open(path);
  await again.text('已自动保存').waitFor();
  const field = again.currentPage().locator('.yh-field', { hasText: '学习计划' }).locator('textarea').first();
  expect(await field.inputValue()).toBe('修读两门专业课，周末去图书馆。');
  expect(await savedPlan()).toBe('修读两门专业课，周末去图书馆。');

  // It is also saved when the connection returns while the page stays open.
  await context.setOffline(true);
  await again.fill('学习计划', '修读三门专业课。');
  await again.text('没有网络，已存在本机').waitFor();
  await context.setOffline(false);
  await again.text('已自动保存').waitFor();
  expect(await savedPlan()).toBe('修读三门专业课。');
});
