import { reminderRules } from '@yuanhang/domain';
import { applicationReminders } from './modules/applications';
import { checkInReminders } from './modules/check-ins';
import { requestReminders } from './modules/requests';

it('every reminder rule has its source in exactly one module', () => {
  const sources = [...applicationReminders, ...requestReminders, ...checkInReminders].map(({ key }) => key);
  expect(sources.sort()).toEqual(reminderRules.map(({ key }) => key).sort());
});
