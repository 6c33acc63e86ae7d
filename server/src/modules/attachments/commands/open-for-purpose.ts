import type { Principal } from '../../../platform/http';
import type { FileAccessContext } from '../context';
import { type FileLink, findReadable, linkTo, sensitiveFor, type WayOfOpening } from '../reads/read-link';

const wayNames: Readonly<Record<WayOfOpening, string>> = { view: '查看', download: '下载' };

/**
 * The link of `readLink`, also for a file that shows a passport, visa, bank card or identity document. Such an opening is
 * written to the audit log with its purpose, like a revealed number. Throws the errors of `readLink`, and `rate_limited`.
 */
export async function openForPurpose(
  context: FileAccessContext,
  principal: Principal,
  { id, as, purpose }: { readonly id: string; readonly as: WayOfOpening; readonly purpose: string },
): Promise<FileLink> {
  const row = await findReadable(context, principal, id, as);
  const sensitive = await sensitiveFor(context, principal, row);
  if (sensitive) {
    await context.sensitiveOpenings.take(principal.userId);
    const role = principal.roles.find((held) => held !== 'student') ?? 'system';
    await context.database.transaction((tx) =>
      context.audit.record(tx, {
        actor: { id: principal.userId, role },
        action: 'open_file',
        subject: { type: row.owner_type, id: row.owner_id },
        detail: [sensitive.number, sensitive.material, wayNames[as], purpose].join(' · '),
      }),
    );
  }
  return linkTo(context, row, as);
}
