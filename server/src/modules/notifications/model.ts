import { type CreationOptional, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize';
import { column, table } from '../../platform/database';
import type { Channel, PushChannel } from './channels/channels';

/** The state of a delivery: waiting, claimed by a sender, or one of the four final states. */
export type DeliveryState = 'waiting' | 'claimed' | 'sent' | 'failed' | 'superseded' | 'obsolete';

export class ChannelPreference extends Model<
  InferAttributes<ChannelPreference>,
  InferCreationAttributes<ChannelPreference>
> {
  declare readonly userId: string;
  declare preferred: Channel;
  declare chosenAt: Date;
}
table(ChannelPreference, 'channel_preferences', {
  userId: column.primary(column.id()),
  preferred: column.word<Channel>(10),
  chosenAt: column.instant(),
});

export class Delivery extends Model<InferAttributes<Delivery>, InferCreationAttributes<Delivery>> {
  declare readonly seq: CreationOptional<number>;
  declare readonly id: string;
  declare messageId: string;
  declare channel: PushChannel;
  declare state: DeliveryState;
  /** The class of its rule, 0 for alerts (`urgencyRank`). */
  declare urgency: CreationOptional<number>;
  declare notBefore: Date;
  declare claimToken: string | null;
  declare claimedUntil: Date | null;
  declare attempts: CreationOptional<number>;
  declare finishedAt: Date | null;
  declare detail: string | null;
  declare createdAt: Date;
}
table(
  Delivery,
  'deliveries',
  {
    seq: column.sequence(),
    id: column.unique(column.id()),
    messageId: column.id(),
    channel: column.word<PushChannel>(10),
    state: column.word<DeliveryState>(12),
    urgency: column.withDefault(column.integer(), 4),
    notBefore: column.instant(),
    claimToken: column.optional(column.id()),
    claimedUntil: column.optional(column.instant()),
    attempts: column.withDefault(column.integer(), 0),
    finishedAt: column.optional(column.instant()),
    detail: column.optional(column.text(500)),
    createdAt: column.instant(),
  },
  {
    indexes: [
      { name: 'deliveries_claim', fields: ['claim_token'] },
      { name: 'deliveries_due', fields: ['channel', 'state', 'urgency', 'not_before', 'seq'] },
      { name: 'message_id', fields: ['message_id', 'channel'], unique: true },
    ],
  },
);

export class Message extends Model<InferAttributes<Message>, InferCreationAttributes<Message>> {
  declare readonly seq: CreationOptional<number>;
  declare readonly id: string;
  declare recipientId: string;
  declare rule: string;
  declare dedupeKey: string;
  declare title: string;
  declare text: string;
  declare applicationId: string | null;
  declare number: string | null;
  declare subjectId: string | null;
  declare safety: boolean;
  declare createdAt: Date;
  declare readAt: Date | null;
  declare programme: string | null;
  declare nextStep: string | null;
}
table(
  Message,
  'messages',
  {
    seq: column.sequence(),
    id: column.unique(column.id()),
    recipientId: column.id(),
    rule: column.key(40),
    dedupeKey: column.unique(column.key(120)),
    title: column.text(80),
    text: column.longText(),
    applicationId: column.optional(column.id()),
    number: column.optional(column.key(20)),
    subjectId: column.optional(column.id()),
    safety: column.flag(),
    createdAt: column.instant(),
    readAt: column.optional(column.instant()),
    programme: column.optional(column.text(120)),
    nextStep: column.optional(column.text(200)),
  },
  {
    indexes: [
      { name: 'messages_application', fields: ['application_id', 'safety'] },
      { name: 'messages_recipient', fields: ['recipient_id', 'seq'] },
      { name: 'messages_subject', fields: ['subject_id', 'rule'] },
      { name: 'messages_unread', fields: ['recipient_id', 'read_at', 'seq'] },
    ],
  },
);

export class ReminderStep extends Model<InferAttributes<ReminderStep>, InferCreationAttributes<ReminderStep>> {
  declare readonly rule: string;
  declare readonly subjectId: string;
  declare readonly dueOn: string;
  declare readonly step: number;
  declare state: 'sent' | 'superseded';
  declare at: Date;
}
table(ReminderStep, 'reminder_steps', {
  rule: column.primary(column.key(40)),
  subjectId: column.primary(column.id()),
  dueOn: column.primary(column.day()),
  step: column.primary(column.integer()),
  state: column.word<'sent' | 'superseded'>(12),
  at: column.instant(),
});

export class Revision extends Model<InferAttributes<Revision>, InferCreationAttributes<Revision>> {
  declare readonly subject: string;
  declare readonly version: number;
  declare value: object;
  declare byId: string;
  declare byName: string;
  declare at: Date;
}
table(Revision, 'revisions', {
  subject: column.primary(column.key(60)),
  version: column.primary(column.integer()),
  value: column.json<object>(),
  byId: column.id(),
  byName: column.text(60),
  at: column.instant(),
});

export class SubscribeQuota extends Model<InferAttributes<SubscribeQuota>, InferCreationAttributes<SubscribeQuota>> {
  declare readonly userId: string;
  declare readonly templateId: string;
  declare remaining: number;
}
table(SubscribeQuota, 'subscribe_quotas', {
  userId: column.primary(column.id()),
  templateId: column.primary(column.key(64)),
  remaining: column.integer(),
});

export class SubscribeQuotaEntry extends Model<
  InferAttributes<SubscribeQuotaEntry>,
  InferCreationAttributes<SubscribeQuotaEntry>
> {
  declare readonly seq: CreationOptional<number>;
  declare userId: string;
  declare templateId: string;
  declare reason: 'accepted' | 'rejected' | 'sent' | 'refused';
  declare remaining: number;
  declare deliveryId: string | null;
  declare at: Date;
}
table(
  SubscribeQuotaEntry,
  'subscribe_quota_entries',
  {
    seq: column.sequence(),
    userId: column.id(),
    templateId: column.key(64),
    reason: column.word<'accepted' | 'rejected' | 'sent' | 'refused'>(10),
    remaining: column.integer(),
    deliveryId: column.optional(column.id()),
    at: column.instant(),
  },
  {
    indexes: [{ name: 'subscribe_quota_entries_of', fields: ['user_id', 'template_id', 'seq'] }],
  },
);

export class WechatToken extends Model<InferAttributes<WechatToken>, InferCreationAttributes<WechatToken>> {
  declare readonly appId: string;
  declare sealed: string | null;
  declare expiresAt: Date;
  declare claimToken: string | null;
  declare claimedUntil: Date | null;
}
table(WechatToken, 'wechat_tokens', {
  appId: column.primary(column.key(40)),
  sealed: column.optional(column.longText()),
  expiresAt: column.instant(),
  claimToken: column.optional(column.id()),
  claimedUntil: column.optional(column.instant()),
});
