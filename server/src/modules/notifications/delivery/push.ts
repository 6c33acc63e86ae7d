import type { Job } from '../../../platform/jobs';
import type { NotificationsContext } from '../context';
import { claimDeliveries } from '../jobs/claim-deliveries';
import { reroute } from './reroute';
import type { OutgoingMessage, Sender } from './sender';
import { settle } from './settle';

/** Few enough to be sent within their lease, whatever the other side does. */
const batch = 10;

/** Sends what waits for the server's own channels, and sends on what waits for a bot that is away. */
export function createPush(context: NotificationsContext, senders: readonly Sender[]) {
  const { database, logger } = context;
  let running: Promise<void> | null = null;
  let again = false;

  async function sendOne(sender: Sender, token: string, message: OutgoingMessage): Promise<void> {
    const outcome = await sender.send(message);
    if (outcome.kind !== 'sent')
      logger.warn({ delivery: message.id, channel: sender.channel, outcome: outcome.kind }, 'message not sent');
    await database.transaction((tx) => settle(context, { id: message.id, claimToken: token }, outcome, tx));
  }

  async function sendBatch(sender: Sender): Promise<number> {
    const { token, rows } = await claimDeliveries<OutgoingMessage>(
      context,
      {
        join: 'JOIN users u ON u.id = m.recipient_id',
        where: `d.channel = '${sender.channel}'`,
        columns: `m.title, m.text, m.programme, m.next_step, m.application_id, m.number, m.created_at, u.email,
          (SELECT MIN(w.openid) FROM wechat_accounts w WHERE w.user_id = u.id) AS openid`,
        values: {},
      },
      batch,
    );
    await Promise.all(rows.map((message) => sendOne(sender, token, message)));
    return rows.length;
  }

  async function run(): Promise<void> {
    try {
      do {
        again = false;
        await reroute(context);
        for (const sender of senders) while ((await sendBatch(sender)) > 0);
      } while (again);
    } finally {
      running = null;
    }
  }
  /** Until nothing waits that may go now; for tests and shutdown. */
  const drain = (): Promise<void> => {
    again = running !== null;
    running ??= run();
    return running;
  };

  /** For the demo's clock and for what nothing announced: a retry whose time has come, the end of a quiet night. */
  const job: Job = { id: 'push', cron: '* * * * *', slotMinutes: 1, run: () => drain() };
  return {
    job,
    drain,
    /** Sends what waits, soon; called after a commit and by a tick. */
    wake: (): void =>
      void drain().catch((error) => logger.error({ error: String(error) }, 'messages could not be sent')),
    /** Waits for what is being sent, and lets the connections go. */
    async stop(): Promise<void> {
      await running?.catch(() => undefined);
      for (const sender of senders) sender.close();
    },
  };
}
export type Push = ReturnType<typeof createPush>;
