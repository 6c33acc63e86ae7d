import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestApp, type TestApp } from '../../test/app';

const folder = mkdtempSync(join(tmpdir(), 'yuanhang-audit-verify-'));
const endFile = join(folder, 'ends');
let fixture: TestApp;
beforeAll(async () => {
  fixture = await startTestApp({ env: { AUDIT_END_FILE: endFile } });
});
afterAll(async () => {
  await fixture.stop();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs the command as an operator does, with the environment of the server. */
function verify(...given: string[]): Promise<{ status: number | null; lines: string[] }> {
  const child = spawn(
    process.execPath,
    ['-r', join(__dirname, '../../../config/jest/run-source.cjs'), join(__dirname, 'audit-verify.ts'), ...given],
    {
      env: {
        PATH: process.env.PATH ?? '',
        YUANHANG_MODE: 'test',
        DATABASE_URL: fixture.test.url,
        DATA_DIR: folder,
        AUDIT_END_FILE: endFile,
      },
    },
  );
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (text: Buffer) => (output += text.toString()));
  return new Promise((resolve) =>
    child.once('exit', (status) => resolve({ status, lines: output.trim().split('\n') })),
  );
}
const write = () =>
  fixture.test.database.transaction((tx) =>
    fixture.app.modules.audit.record(tx, {
      actor: { id: 'u', role: 'office' },
      action: 'test',
      subject: { type: 'x', id: 'x' },
      detail: '内容',
    }),
  );
const tamper = (sql: string) => fixture.test.database.transaction((tx) => fixture.test.database.execute(sql, {}, tx));

it('prints the end, compares with a noted one, and continues a broken log for an operator', async () => {
  for (let n = 0; n < 3; n += 1) await write();
  const first = await verify();
  expect([first.status, first.lines[0]]).toEqual([0, expect.stringContaining('审计日志完整，共 3 行')]);
  const end = first.lines.at(-1) ?? '';
  expect(await verify(`2:${'a'.repeat(64)}`)).toMatchObject({
    status: 1,
    lines: [expect.stringContaining('先前记下的')],
  });

  // Without an argument, the last end of the file is the noted one.
  writeFileSync(endFile, `2026-11-24T02:00:00.000Z 2:${'b'.repeat(64)}\n`);
  expect((await verify()).status).toBe(1);
  writeFileSync(endFile, `2026-11-24T02:00:00.000Z ${end}\n`);
  expect((await verify()).status).toBe(0);

  await tamper('DELETE FROM audit_entries WHERE seq = 3');
  expect(await verify()).toMatchObject({ status: 1, lines: [expect.stringContaining('结尾不符')] });
  const resumed = await verify('--resume');
  expect([resumed.status, resumed.lines.at(-1)]).toEqual([0, expect.stringMatching(/^3:[0-9a-f]{64}$/)]);
  expect(await verify()).toMatchObject({
    status: 0,
    lines: [expect.stringContaining('1 次在断开处接续'), expect.stringContaining('共 3 行'), resumed.lines.at(-1)],
  });
}, 60_000);
