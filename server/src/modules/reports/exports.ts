import { PassThrough, type Readable } from 'node:stream';
import { type ExportKind, exportList } from '@yuanhang/contract';
import type { reportSchemas } from '@yuanhang/contract/schemas';
import { dateInShanghai, type Role } from '@yuanhang/domain';
import type { z } from 'zod';
import { AppError, fieldError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import { writeRows } from '../../platform/sheets';
import type { ReportsContext } from './context';
import type { PayeeOf } from './payee';
import { sheets } from './sheets';

type Input = z.output<typeof reportSchemas.download.body>;
type Export = (typeof exportList)[number];

/**
 * A sheet of all matching rows within the scope of the actor, written while it is read and audited. Throws
 * `forbidden`, and `required` for bank accounts without a purpose.
 */
export function download(
  context: ReportsContext,
  principal: Principal,
  kind: ExportKind,
  input: Input,
): { fileName: string; body: Readable } {
  const of = exportOf(kind);
  roleOf(of.roles, principal);
  if (input.accounts) {
    roleOf(of.accountRoles ?? [], principal);
    if (!input.purpose) throw fieldError('purpose', 'required', '请写明导出银行账号的目的');
  }
  const body = new PassThrough();
  // A failure breaks the connection, because a truncated sheet must not look complete.
  writeExport(context, body, of, principal, input).catch((error: unknown) =>
    body.destroy(error instanceof Error ? error : new Error()),
  );
  return { fileName: `${of.title} ${dateInShanghai(context.clock.now())}.xlsx`, body };
}

async function writeExport(
  { database, audit, payeeOf }: ReportsContext,
  out: PassThrough,
  { key, title, roles }: Export,
  principal: Principal,
  input: Input,
): Promise<void> {
  const actor = { id: principal.userId, role: roleOf(roles, principal) };
  // Without the search text: a name must not stay in a log that outlives the person's data.
  const asked = Object.entries(input).flatMap(([name, value]) => (name === 'q' ? [] : [`${name}=${String(value)}`]));
  const note = (detail: string) =>
    database.transaction((tx) =>
      audit.record(tx, { actor, action: 'export', subject: { type: 'export', id: title }, detail }),
    );
  // Audited before the first row is sent, because an interrupted export has still disclosed rows.
  await note([title, ...(input.accounts ? ['含银行账号'] : []), ...asked].join(' · '));
  const { accounts, purpose: _, ...filter } = input;
  const { columns, cells } = sheets[key];
  const payee: PayeeOf = (row) => payeeOf(row, accounts === true);
  const count = await writeRows(out, title, columns, cells(database, principal, filter, payee));
  await note([title, `${count} 行`].join(' · '));
}

function exportOf(kind: ExportKind): Export {
  const found = exportList.find(({ key }) => key === kind);
  if (!found) throw new AppError('not_found');
  return found;
}

/** The role with which the person may download this export. Throws `forbidden`. */
function roleOf(allowed: readonly Role[], { roles }: Principal): Role {
  const role = allowed.find((one) => roles.includes(one));
  if (!role) throw new AppError('forbidden');
  return role;
}
