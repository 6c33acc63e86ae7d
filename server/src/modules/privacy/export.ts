import { PassThrough, Readable } from 'node:stream';
import { requestKinds } from '@yuanhang/domain';
import { ZipFile } from 'yazl';
import { fromJson } from '../../platform/database';
import type { Principal } from '../../platform/http';
import { requireConfirmed } from '../identity';
import type { PrivacyContext } from './context';
import { exportedFiles, exportedParts } from './export-sql';

/** A file of another module's table. */
interface FileRow {
  readonly id: string;
  readonly storage_key: string;
  readonly file_name: string;
}
const jsonColumns = ['basic', 'application', 'questions', 'self_arranged', 'answers', 'files', 'items'];
const readMe = `这是远航里关于你的全部信息。

data.json 是记录，files 文件夹里是你上传的文件。
时间是世界协调时（UTC），比北京时间早 8 小时；金额的单位是分。
没有选择“包含证件号与账号”时，这些号码只显示首尾几位。
`;

/**
 * 导出我的全部信息: a ZIP, written while it is sent. Throws `rate_limited`, and `forbidden` when the password was not typed
 * recently.
 * @param numbers in the clear, otherwise masked
 */
export async function exportOf(context: PrivacyContext, principal: Principal, numbers: boolean): Promise<Readable> {
  const { database, clock, audit, exports } = context;
  requireConfirmed(principal, clock);
  const { userId } = principal;
  await exports.take(userId);
  await database.transaction((tx) =>
    audit.record(tx, {
      actor: { id: userId, role: 'student' },
      action: 'export_my_data',
      subject: { type: 'user', id: userId },
      detail: numbers ? '包含证件号与账号' : '',
    }),
  );
  const data: Record<string, object> = { exportedAt: { at: clock.now().toISOString() } };
  for (const [name, sql] of Object.entries(exportedParts)) {
    const rows = await database.select<Record<string, unknown>>(sql, { userId });
    data[name] = rows.map((row) => readable(context, row, numbers));
  }
  return zipOf(context, data, await database.select<FileRow>(exportedFiles, { userId }));
}

/** The row with its JSON parsed and its sealed form opened. */
function readable({ formOf }: PrivacyContext, row: Readonly<Record<string, unknown>>, numbers: boolean): object {
  const { form, ...rest } = row;
  const opened = Object.entries(rest).map(([key, value]) => [
    key,
    jsonColumns.includes(key) && typeof value === 'string' ? fromJson<object>(value) : value,
  ]);
  const { id } = row;
  const kind = requestKinds.find((one) => one === row.kind);
  if (typeof form !== 'string' || typeof id !== 'string' || !kind) return Object.fromEntries(opened);
  return { ...Object.fromEntries(opened), form: formOf({ id, kind, form }, numbers) };
}

function zipOf({ storage }: PrivacyContext, data: object, files: readonly FileRow[]): Readable {
  const out = new PassThrough();
  const zip = new ZipFile();
  zip.outputStream.pipe(out);
  zip.on('error', (error: Error) => out.destroy(error));
  zip.addBuffer(Buffer.from(JSON.stringify(data, null, 2)), 'data.json');
  zip.addBuffer(Buffer.from(readMe), '说明.txt');
  for (const { id, storage_key, file_name } of files) {
    // Lazy: reads each file when its turn comes, so that only one is in memory.
    zip.addReadStreamLazy(`files/${id} ${file_name}`, (give) => {
      storage.read(storage_key).then(
        (bytes) => give(null, Readable.from([bytes])),
        // A file that cannot be read ends the ZIP with an error: an incomplete one must not look complete.
        (error: unknown) => out.destroy(error instanceof Error ? error : new Error(String(error))),
      );
    });
  }
  zip.end();
  return out;
}
