import { reminderRules } from '@yuanhang/domain';
import { applicationReminders } from './modules/applications';
import { checkInReminders } from './modules/check-ins';
import { requestReminders } from './modules/requests';

it('finds what is due for every reminder rule, each in one module', () => {
  const sources = [...applicationReminders, ...requestReminders, ...checkInReminders].map(({ key }) => key);
  expect(sources.sort()).toEqual(reminderRules.map(({ key }) => key).sort());
});
