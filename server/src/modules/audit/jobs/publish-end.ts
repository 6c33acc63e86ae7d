import type { Job } from '../../../platform/jobs';
import type { AuditContext } from '../context';
import { alarm, readEnd } from '../end';

/**
 * Writes the end of the log where a user of the database cannot change it: to the server's log, and to a file if one is
 * configured. Raises the alarm instead when the end was changed from outside.
 */
export const publishEnd = (context: AuditContext): Job => ({
  id: 'audit_end',
  cron: context.endMinutes === 60 ? '0 * * * *' : `*/${context.endMinutes} * * * *`,
  slotMinutes: context.endMinutes,
  async run() {
    const { database, logger, endFile, clock, known } = context;
    const end = await database.transaction(async (tx) => {
      const found = await readEnd(context, tx);
      if (found.problem === null) known.see(found.head, tx);
      return found;
    });
    if (end.problem !== null) return alarm(context, end.problem);
    logger.info({ seq: end.head.seq, digest: end.head.digest }, 'audit log end');
    await endFile?.append(end.head, clock.real());
  },
});
