import { bindContext } from '../../platform/bind-context';
import type { Channels } from './channels/channels';
import { emailSender, type MailSettings } from './channels/email';
import { recordConsents, subscribeTemplates } from './channels/quotas';
import { wechatSender } from './channels/wechat';
import { createWechatToken, type WechatAccount } from './channels/wechat-token';
import { markRead } from './commands/mark-read';
import { consume } from './consume';
import type { NotificationsContext } from './context';
import { acknowledge } from './delivery/acknowledge';
import { claimForChat } from './delivery/claim-for-chat';
import { createPush, type Push } from './delivery/push';
import { retry } from './delivery/retry';
import type { Sender } from './delivery/sender';
import { channelsOf, chooseChannel } from './preferences';
import { list, unreadCount } from './reads/inbox';
import { ledger, ledgerOf } from './reads/ledger';
import { reminders } from './reminders/reminders';
import { setWorkingDays, workingDays } from './rules/calendar';
import { digests } from './rules/digests';
import { dryRun } from './rules/dry-run';
import { dutyRota, setDutyRota } from './rules/duty';
import { helpRepeats } from './rules/help-repeats';
import { moveReminderDays, rules } from './rules/rule-views';

export interface NotificationsDeps extends Omit<NotificationsContext, 'channels' | 'wake'> {
  /** Null without a mail server. */
  readonly mail: MailSettings | null;
  /** Null without a WeChat mini program. */
  readonly wechat: WechatAccount | null;
  readonly templates: Channels['templates'];
}

/** Messages to students and staff: created from events and the calendar, delivered to inboxes and by channels. */
export function createNotifications({ mail, wechat, templates, ...deps }: NotificationsDeps) {
  const channels: Channels = { email: mail !== null, templates: wechat === null ? [] : templates };
  // The senders need the context, and a message posted with the context wakes them.
  let push: Push | null = null;
  const context: NotificationsContext = { ...deps, channels, wake: () => push?.wake() };
  const sending = createPush(context, sendersOf(context, mail, wechat));
  push = sending;
  return {
    ...bindContext(context, {
      consume,
      // For the recipients.
      list,
      markRead,
      unreadCount,
      ledgerOf,
      channelsOf,
      chooseChannel,
      subscribeTemplates,
      recordConsents,
      // For the bot.
      claimForChat,
      acknowledge,
      // For the staff.
      ledger,
      retry,
      rules,
      moveReminderDays,
      dryRun,
      dutyRota,
      setDutyRota,
      workingDays,
      setWorkingDays,
    }),
    push: sending,
    jobs: [reminders(context), helpRepeats(context), digests(context), sending.job],
  };
}
export type Notifications = ReturnType<typeof createNotifications>;

/** The channels of the server itself; the bot claims its own messages. */
function sendersOf(
  context: NotificationsContext,
  mail: MailSettings | null,
  wechat: WechatAccount | null,
): readonly Sender[] {
  const byWechat =
    wechat === null || context.channels.templates.length === 0
      ? []
      : [wechatSender(context, wechat.apiUrl, createWechatToken({ ...context, account: wechat }))];
  return [...byWechat, ...(mail === null ? [] : [emailSender(mail)])];
}
