import { startTestApp, type TestApp } from '../../../test/app';
import { holdsLocalAccounts } from './local-accounts';

let world: TestApp;
beforeAll(async () => {
  world = await startTestApp();
});
afterAll(() => world.stop());

it('tells accounts with a password from those that come by CAS', async () => {
  const { people } = world.app.modules.identity;
  const roles = [{ role: 'office' as const }];
  await people.createStaff({ name: '陈国栋', casId: '10001', roles });
  expect(await holdsLocalAccounts(world.test.database)).toBe(false);
  await people.createStaff({ name: '演示老师', username: 'demo', password: 'a-demo-password', roles });
  expect(await holdsLocalAccounts(world.test.database)).toBe(true);
});
