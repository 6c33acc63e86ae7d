import { importRoutes } from '@yuanhang/contract';
import { importSchemas } from '@yuanhang/contract/schemas';
import { buildUsers } from './factories/applications';
import { type MobilityFixture, type Person, startMobilityFixture } from './mobility-fixture';

export interface ImportFixture {
  readonly fixture: MobilityFixture;
  readonly admin: Person;
  /** The id of the college 外国语学院 with the code FL. */
  readonly languages: string;
  readonly post: (
    path: string,
    fields: Readonly<Record<string, string>>,
    fileName: string,
    bytes: Buffer | string,
  ) => Promise<Response>;
  readonly send: (
    kind: string,
    mode: string,
    fileName: string,
    bytes: Buffer | string,
    page?: number,
  ) => Promise<{ status: number; body: unknown }>;
  readonly report: (
    ...sent: Parameters<ImportFixture['send']>
  ) => Promise<ReturnType<typeof importSchemas.report.parse>>;
}

/** A server with two colleges, a student and an administrator who imports files through HTTP. */
export async function startImportFixture(): Promise<ImportFixture> {
  const fixture = await startMobilityFixture();
  const { languages } = await buildUsers(fixture);
  const admin = await fixture.personOf(
    await fixture.identity.people.createStaff({ name: '管理员', casId: 'boss', roles: [{ role: 'admin' }] }),
  );
  const post: ImportFixture['post'] = (path, fields, fileName, bytes) => {
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.append(name, value);
    form.append('file', new Blob([typeof bytes === 'string' ? bytes : new Uint8Array(bytes)]), fileName);
    return fetch(`${fixture.url}${path}`, {
      method: 'POST',
      headers: { authorization: `Bearer ${admin.token}` },
      body: form,
    });
  };
  const send: ImportFixture['send'] = async (kind, mode, fileName, bytes, page) => {
    const fields = { kind, mode, ...(page === undefined ? {} : { page: String(page) }) };
    const answer = await post(importRoutes.run.path, fields, fileName, bytes);
    return { status: answer.status, body: await answer.json() };
  };
  const report: ImportFixture['report'] = async (...sent) => importSchemas.report.parse((await send(...sent)).body);
  return { fixture, admin, languages, post, send, report };
}
