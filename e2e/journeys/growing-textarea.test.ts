import { sharedDemo } from '../src/demo';
import { openStudentPhone } from '../src/student-phone';

/** A text area is as tall as its text. */
const demo = sharedDemo();

it('starts with one line, grows with its text, and shrinks again', async () => {
  const student = await openStudentPhone(demo, 'zhao', 'paragraphs');
  const { id } = await student.application();
  await student.open(`/pages/check-in/index?applicationId=${id}`);
  const textarea = student.currentPage().locator('.taro-textarea').first();
  await textarea.waitFor();
  /** Its height in lines, once it shows its whole text. */
  const lines = async () => {
    await student.page.waitForFunction(
      (one) => one && one.scrollHeight <= one.clientHeight,
      await textarea.elementHandle(),
    );
    return textarea.evaluate(
      (one) => Math.round((one.clientHeight / Number.parseFloat(getComputedStyle(one).lineHeight)) * 10) / 10,
    );
  };
  expect(await lines()).toBe(1);
  await textarea.fill('课程跟得上。\n住处安静。\n一切顺利。\n周末去看展览。');
  expect(await lines()).toBe(4);
  await student.checkpoint('1-four-lines');
  await textarea.fill('');
  await student.page.waitForFunction((one) => one?.getAttribute('rows') === '1', await textarea.elementHandle());
  expect(await lines()).toBe(1);
});
