import type { Consent } from '@yuanhang/contract';
import { berlin, consent, ok, serving, student } from './answers';
import { launch } from './host/mini-program';
import { shows, until } from './host/until';

/** The consent to an application, before it is given. */
const asked: Consent = {
  ...consent,
  purpose: 'application',
  title: '办理出国（境）交流',
  text: '为受理和审核申请，学校处理你的信息。',
  without: '不同意就不能在这里申请。',
  granted: false,
  decidedAt: null,
};

it('asks for the consent before an application begins, and says what happens without it', async () => {
  const bodies: unknown[] = [];
  let items: Consent[] = [asked];
  const program = launch(
    serving({
      ...student,
      'GET /api/me/consents': () => ok({ items }),
      'PUT /api/me/consents/application': ({ body }) => {
        bodies.push(body);
        items = [{ ...asked, granted: true }];
        return ok({ items });
      },
    }),
  );
  program.open(`/pages/apply/begin?programmeId=${berlin.id}`);
  await shows(program, '不同意就不能在这里申请');
  expect(program.page().has('同意并开始填报')).toBe(false);
  program.page().tap('同意');
  await until(
    () => program.page().has('同意并开始填报'),
    () => program.page().text(),
  );
  expect(bodies).toEqual([{ granted: true, version: 1 }]);
  expect(program.page().has('不同意就不能在这里申请')).toBe(false);
});
