import { programmeRoutes } from '@yuanhang/contract';
import { sharedDemo } from '../src/demo';
import { openStudentPhone } from '../src/student-phone';

/** 申报须知 and 本人承诺 are read to their end before 同意, also by a student who uses a keyboard. */
const demo = sharedDemo();

it('offers to go on reading, by a key too, until the end of the text was on the screen', async () => {
  const student = await openStudentPhone(demo, 'lin', 'reading');
  // So small that the text does not fit.
  await student.page.setViewportSize({ width: 375, height: 360 });
  const { items } = await student.call(programmeRoutes.list, { query: { q: '柏林', open: 'true' } });
  await student.open(`/pages/apply/begin?programmeId=${items[0]?.id}`);
  const button = (name: string) => student.currentPage().getByRole('button', { name, exact: true });
  await button('继续阅读').waitFor();
  expect(await button('同意并开始填报').count()).toBe(0);
  const readOn = button('继续阅读');
  while (await readOn.isVisible()) await readOn.press('Enter', { timeout: 2000 }).catch(() => undefined);
  await button('请先选择是否同意').or(button('同意并开始填报')).first().waitFor();
  await student.checkpoint('1-read');
});
