import { startTestApp, type TestApp } from '../../../../test/app';
import { hasLocalAccounts } from './local-accounts';

let fixture: TestApp;
beforeAll(async () => {
  fixture = await startTestApp();
});
afterAll(() => fixture.stop());

it('distinguishes accounts with a password from those that sign in by CAS', async () => {
  const { people } = fixture.app.modules.identity;
  const roles = [{ role: 'office' as const }];
  await people.createStaff({ name: '陈国栋', casId: '10001', roles });
  expect(await hasLocalAccounts(fixture.test.database)).toBe(false);
  await people.createStaff({ name: '演示老师', username: 'demo', password: 'a-demo-password', roles });
  expect(await hasLocalAccounts(fixture.test.database)).toBe(true);
});
