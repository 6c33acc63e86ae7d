import type { StudentApp } from './student-app';

const buttonOf = (student: StudentApp, name: string) =>
  student.currentPage().getByRole('button', { name, exact: true });

/** On the page 开始申请: reads 申报须知 and 本人承诺 to the end, and agrees to the processing of an application if asked. */
export async function readAndAgree(student: StudentApp): Promise<void> {
  const [begin, readOn, choose] = ['同意并开始填报', '继续阅读', '请先选择是否同意'].map((name) =>
    buttonOf(student, name),
  );
  if (!begin || !readOn || !choose) throw new Error('a button has no name');
  await student.text('本人承诺').waitFor();
  for (;;) {
    await begin.or(readOn).or(choose).first().waitFor();
    // A text that fits is read as soon as it is on the screen: the button may go before the click.
    if (await readOn.isVisible()) await readOn.click({ timeout: 2000 }).catch(() => undefined);
    else if (await choose.isVisible()) {
      await buttonOf(student, '同意').click();
      await begin.waitFor();
    } else return;
  }
}

export async function beginApplication(student: StudentApp): Promise<void> {
  await readAndAgree(student);
  await buttonOf(student, '同意并开始填报').click();
}
