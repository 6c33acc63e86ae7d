import type { Clock } from '../../platform/clock';
import type { FieldCipher } from '../../platform/crypto';
import type { Database } from '../../platform/database';
import type { Logger } from '../../platform/log';
import type { Audit } from '../audit';
import type { Identity } from '../identity';
import type { Channels } from './channels/channels';
import { emailSender, type MailSettings } from './channels/email';
import { createQuotas } from './channels/quotas';
import { wechatSender } from './channels/wechat';
import { createWechatToken, type WechatAccount } from './channels/wechat-token';
import { createConsumer } from './consume';
import { acknowledge } from './delivery/acknowledge';
import { claimForChat } from './delivery/claim-for-chat';
import { nextChannel } from './delivery/next-channel';
import { createPush, type Push } from './delivery/push';
import { reroute } from './delivery/reroute';
import { retry } from './delivery/retry';
import type { Sender } from './delivery/sender';
import { settle } from './delivery/settle';
import { createInbox } from './inbox';
import { ledger, ledgerOf } from './ledger';
import type { MessageSources } from './message-sources';
import { createPost } from './post';
import { createPreferences } from './preferences';
import { createReasons } from './reminders/reasons';
import { createReminders } from './reminders/reminders';
import { createRevisions } from './revisions';
import { createCalendar } from './rules/calendar';
import { createDigests } from './rules/digests';
import { createDryRun } from './rules/dry-run';
import { createDuty } from './rules/duty';
import { createHelpRepeats } from './rules/help-repeats';
import { createRuleViews } from './rules/rule-views';

export { sealedTokens } from './channels/wechat-token';
export { eraseMessages, eraseMessagesOf, eraseOldMessages } from './jobs/erase-messages';
export type {
  AlarmSource,
  MessageSources,
  ReasonSource,
  ReminderSource,
  WaitingSource,
} from './message-sources';
export { notificationsRoutes } from './routes';

export interface NotificationsDeps {
  readonly database: Database;
  readonly clock: Clock;
  readonly cipher: FieldCipher;
  readonly logger: Logger;
  readonly identity: Identity;
  readonly audit: Audit;
  /** What the owning modules registered. */
  readonly sources: MessageSources;
  /** Null where there is no mail server. */
  readonly mail: MailSettings | null;
  /** Null without a mini program of WeChat. */
  readonly wechat: WechatAccount | null;
  readonly templates: Channels['templates'];
}

/** Who is told what, when and how: events and the calendar in, messages out. */
export function createNotifications(given: NotificationsDeps) {
  const { database, mail, wechat, sources } = given;
  const channels: Channels = { email: mail !== null, templates: wechat === null ? [] : given.templates };
  // A message posted now is sent by what is made below.
  let push: Push | null = null;
  const wake = () => push?.wake();
  const deps = {
    ...given,
    channels,
    wake,
    quotas: createQuotas({ ...given, channels }),
    revisions: createRevisions(given),
  };

  const post = createPost(deps);
  const next = nextChannel(deps);
  const settled = settle({ ...deps, next });
  const reasons = createReasons(database, sources);
  const senders: Sender[] = [
    ...(wechat === null || channels.templates.length === 0
      ? []
      : [wechatSender({ ...deps, apiUrl: wechat.apiUrl, token: createWechatToken({ ...given, account: wechat }) })]),
    ...(mail === null ? [] : [emailSender(mail)]),
  ];
  const sending = createPush({ ...deps, reasons, senders, settle: settled, reroute: reroute({ ...deps, next }) });
  push = sending;

  const duty = createDuty(deps);
  const calendar = createCalendar(deps);
  const reminders = createReminders({ ...deps, post });
  const helpRepeats = createHelpRepeats({ ...deps, duty, post, alarm: sources.alarm });
  const digests = createDigests({ ...deps, calendar, post });
  return {
    consume: createConsumer({ ...deps, post, duty }),
    jobs: [reminders.sweep, helpRepeats.sweep, digests.sweep, sending.sweep],
    push: sending,
    deliveries: {
      claimForChat: claimForChat({ ...deps, reasons }),
      acknowledge: acknowledge({ ...deps, settle: settled, next }),
    },
    ...createInbox(deps),
    ledger: ledger(database),
    ledgerOf: ledgerOf(database),
    retry: retry(deps),
    preferences: createPreferences(deps),
    quotas: deps.quotas,
    rules: createRuleViews({ ...deps, digests }),
    dryRun: createDryRun({ ...deps, digests, helpRepeats }),
    duty,
    calendar,
  };
}
export type Notifications = ReturnType<typeof createNotifications>;
