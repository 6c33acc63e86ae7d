import { join } from 'node:path';
import { send } from '../../../server/test/http';
import { openFixture } from '../harness/fixture';
import { isReady, startServer } from '../harness/product-process';
import { waitFor } from '../harness/wait-for';
import { createWorkspace } from '../harness/workspace';
import { Findings, type Scenario } from '../scenario';

/** The user of the product as docs/deploy.md creates it: it may not write while the server is read-only. */
const user = 'product';

export const readOnlyDatabase: Scenario = {
  key: 'read-only-database',
  requirement:
    'A database set to read-only: writes are answered 507 and kept out, reads go on, /readyz and a metric say so',
  async run(harness) {
    const findings = new Findings();
    const mariadb = await harness.dedicatedMariadb();
    const url = new URL(await mariadb.createDatabase('yuanhang_read_only'));
    await mariadb.query(`CREATE USER ${user}@'127.0.0.1' IDENTIFIED BY 'product'`);
    await mariadb.query(`GRANT ALL ON yuanhang_read_only.* TO ${user}@'127.0.0.1'`);
    url.username = user;
    url.password = 'product';
    const fixture = await openFixture(createWorkspace(join(harness.folder, 'read-only'), url.href));
    const server = await startServer(fixture.workspace);
    const { token } = fixture.people.student;
    const save = (phone: string) =>
      send(server.url, 'PUT', '/api/me/contact', { token, body: { phone, email: 'lin@example.edu' } });
    const read = () => send(server.url, 'GET', '/api/session', { token });
    const metric = async () => (await fetch(`${server.url}/metrics`)).text();
    const phones = () => fixture.count("SELECT COUNT(*) AS n FROM users WHERE phone = '13800009999'");

    const first = await save('13800001235');
    findings.expect(first.status < 300, `before: ${first.status} ${JSON.stringify(first.body)}`);
    await mariadb.query('SET GLOBAL read_only = 1');
    const refused = await save('13800009999');
    const answer = `${refused.status} ${JSON.stringify(refused.body)}`;
    findings.expect(answer.startsWith('507 {"code":"storage_full"'), `a write was answered ${answer}`);
    findings.expect((await read()).status === 200, 'a read was refused');
    const ready = await send(server.url, 'GET', '/readyz');
    findings.expect(ready.status === 507, `/readyz answered ${ready.status}`);
    findings.expect((await metric()).includes('store_unwritable{store="database"} 1'), 'the metric does not say so');
    findings.expect(server.subprocess.log.includes('"msg":"storage_full"'), 'the log does not say so');

    await mariadb.query('SET GLOBAL read_only = 0');
    findings.expect((await phones()) === 0, 'the refused write was kept');
    findings.expect((await save('13800009999')).status < 300, 'a write is refused afterwards');
    await waitFor('the server to be ready again', () => isReady(server.url), 90);
    await server.stop();
    await fixture.close();
    return { counts: { 'refused writes': 1 }, problems: findings.problems };
  },
};
