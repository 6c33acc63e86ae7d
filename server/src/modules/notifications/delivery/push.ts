import type { Job } from '../../../platform/jobs';
import type { NotificationsContext } from '../context';
import { claimDeliveries } from '../jobs/claim-deliveries';
import { reroute } from './reroute';
import type { OutgoingMessage, Sender } from './sender';
import { settle } from './settle';

/** Few enough to be sent within their lease, even when every attempt times out. */
const batch = 10;

/** Sends waiting messages by the server's own channels, and reroutes those for a bot that is offline. */
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
        channel: sender.channel,
        where: '1 = 1',
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
        // In turns, so that an alert by one channel does not wait for thousands of messages by another.
        for (let sent = 1; sent > 0; ) {
          sent = 0;
          for (const sender of senders) sent += await sendBatch(sender);
        }
      } while (again);
    } finally {
      running = null;
    }
  }
  /** Runs until no due message is waiting; for tests and shutdown. */
  const drain = (): Promise<void> => {
    again = running !== null;
    running ??= run();
    return running;
  };

  /** For the demo's clock and for messages without an event: a due retry, the end of quiet hours. */
  const job: Job = { id: 'push', cron: '* * * * *', slotMinutes: 1, run: () => drain() };
  return {
    job,
    drain,
    /** Sends waiting messages soon; called after a commit and by a timer. */
    wake: (): void =>
      void drain().catch((error) => logger.error({ error: String(error) }, 'messages could not be sent')),
    /** Waits for the messages being sent, and closes the connections. */
    async stop(): Promise<void> {
      await running?.catch(() => undefined);
      for (const sender of senders) sender.close();
    },
  };
}
export type Push = ReturnType<typeof createPush>;
