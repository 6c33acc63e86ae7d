import type { EligibleGroup, Role, Sanction } from '@yuanhang/domain';
import { type CreationOptional, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize';
import { column, table } from '../../platform/database';

/** A role of a user; the bot and the system are not users. */
export type UserRoleName = Exclude<Role, 'bot' | 'system'>;
/** How a session's token is sent: a browser's in its cookie, a phone's as a bearer token. */
export type SessionClient = 'browser' | 'phone';
type ChatLoginState = 'starting' | 'waiting_for_scan' | 'online' | 'offline';

export class BindingAttempt extends Model<InferAttributes<BindingAttempt>, InferCreationAttributes<BindingAttempt>> {
  declare readonly seq: CreationOptional<number>;
  declare contactId: string;
  declare at: Date;
}
table(
  BindingAttempt,
  'binding_attempts',
  {
    seq: column.sequence(),
    contactId: column.key(128),
    at: column.instant(),
  },
  {
    indexes: [
      { name: 'binding_attempts_age', fields: ['at'] },
      { name: 'binding_attempts_contact', fields: ['contact_id', 'at'] },
    ],
  },
);

export class BindingCode extends Model<InferAttributes<BindingCode>, InferCreationAttributes<BindingCode>> {
  declare readonly codeHash: string;
  declare userId: string;
  declare expiresAt: Date;
  declare usedAt: Date | null;
}
table(
  BindingCode,
  'binding_codes',
  {
    codeHash: column.primary(column.key(64)),
    userId: column.id(),
    expiresAt: column.instant(),
    usedAt: column.optional(column.instant()),
  },
  {
    indexes: [{ name: 'binding_codes_user', fields: ['user_id', 'used_at'] }],
  },
);

export class ChatBinding extends Model<InferAttributes<ChatBinding>, InferCreationAttributes<ChatBinding>> {
  declare readonly id: string;
  declare loginId: string;
  declare userId: string;
  declare contactId: string;
  declare chatMessages: boolean;
  declare boundAt: Date;
}
table(
  ChatBinding,
  'chat_bindings',
  {
    id: column.primary(column.id()),
    loginId: column.id(),
    userId: column.id(),
    contactId: column.key(128),
    chatMessages: column.flag(),
    boundAt: column.instant(),
  },
  {
    indexes: [
      { name: 'login_id', fields: ['login_id', 'contact_id'], unique: true },
      { name: 'user_id', fields: ['user_id', 'login_id'], unique: true },
    ],
  },
);

export class ChatLogin extends Model<InferAttributes<ChatLogin>, InferCreationAttributes<ChatLogin>> {
  declare readonly id: string;
  declare puppet: string;
  declare accountId: string;
  declare state: ChatLoginState;
  declare startedAt: Date;
  declare seenAt: Date;
  declare currentMarker: number | null;
  declare instance: string | null;
}
table(ChatLogin, 'chat_logins', {
  id: column.primary(column.id()),
  puppet: column.key(40),
  accountId: column.key(128),
  state: column.word<ChatLoginState>(20),
  startedAt: column.instant(),
  seenAt: column.instant(),
  currentMarker: column.unique(column.optional(column.integer())),
  instance: column.optional(column.text(64)),
});

export class College extends Model<InferAttributes<College>, InferCreationAttributes<College>> {
  declare readonly id: string;
  declare code: string;
  declare name: string;
}
table(College, 'colleges', {
  id: column.primary(column.id()),
  code: column.unique(column.key(20)),
  name: column.text(60),
});

export class Handover extends Model<InferAttributes<Handover>, InferCreationAttributes<Handover>> {
  declare readonly id: string;
  declare secretHash: string;
  declare openid: string;
  declare userId: string | null;
  declare expiresAt: Date;
  declare usedAt: Date | null;
  declare codeHash: string | null;
  declare guesses: CreationOptional<number>;
  declare device: string | null;
  declare openedAt: Date | null;
  declare casTicketHash: string | null;
}
table(
  Handover,
  'handovers',
  {
    id: column.primary(column.id()),
    secretHash: column.unique(column.key(64)),
    openid: column.key(64),
    userId: column.optional(column.id()),
    expiresAt: column.instant(),
    usedAt: column.optional(column.instant()),
    codeHash: column.optional(column.key(64)),
    guesses: column.withDefault(column.integer(), 0),
    device: column.optional(column.text(60)),
    openedAt: column.optional(column.instant()),
    casTicketHash: column.optional(column.key(64)),
  },
  { indexes: [{ name: 'handovers_cas_ticket', fields: ['cas_ticket_hash'] }] },
);

export class Session extends Model<InferAttributes<Session>, InferCreationAttributes<Session>> {
  declare readonly id: string;
  declare tokenHash: string;
  declare userId: string;
  declare createdAt: Date;
  declare seenAt: Date;
  declare expiresAt: Date;
  declare revokedAt: Date | null;
  declare confirmedAt: Date | null;
  declare device: string | null;
  declare byWechat: CreationOptional<boolean>;
  declare client: SessionClient;
  declare casTicketHash: string | null;
}
table(
  Session,
  'sessions',
  {
    id: column.primary(column.id()),
    tokenHash: column.unique(column.key(64)),
    userId: column.id(),
    createdAt: column.instant(),
    seenAt: column.instant(),
    expiresAt: column.instant(),
    revokedAt: column.optional(column.instant()),
    confirmedAt: column.optional(column.instant()),
    device: column.optional(column.text(60)),
    byWechat: column.withDefault(column.flag(), false),
    client: column.withDefault(column.word<SessionClient>(20), 'browser'),
    casTicketHash: column.optional(column.key(64)),
  },
  {
    indexes: [
      { name: 'sessions_cas_ticket', fields: ['cas_ticket_hash'] },
      { name: 'sessions_user', fields: ['user_id', 'revoked_at'] },
    ],
  },
);

export class Student extends Model<InferAttributes<Student>, InferCreationAttributes<Student>> {
  declare readonly userId: string;
  declare studentNumber: string;
  declare pinyin: string;
  declare gender: string;
  declare birthDate: string;
  declare collegeId: string;
  declare major: string;
  declare level: EligibleGroup;
  declare grade: string;
  declare gpa: string;
  /** The highest possible GPA. */
  declare gpaScale: CreationOptional<string | null>;
  declare averageScore: CreationOptional<string | null>;
  declare classRank: CreationOptional<string | null>;
  declare rankedOn: CreationOptional<string | null>;
  declare sanction: CreationOptional<Sanction | null>;
  declare nationality: CreationOptional<string | null>;
  declare address: string | null;
  declare wechatName: string | null;
  declare emergencyName: string | null;
  declare emergencyRelation: string | null;
  declare emergencyPhone: string | null;
  declare identityCardSealed: string | null;
}
table(
  Student,
  'students',
  {
    userId: column.primary(column.id()),
    studentNumber: column.unique(column.key(20)),
    pinyin: column.text(80),
    gender: column.text(4),
    birthDate: column.day(),
    collegeId: column.id(),
    major: column.text(60),
    level: column.word<EligibleGroup>(20),
    grade: column.key(10),
    gpa: column.text(20),
    gpaScale: column.optional(column.text(10)),
    averageScore: column.optional(column.text(10)),
    classRank: column.optional(column.text(20)),
    rankedOn: column.optional(column.day()),
    sanction: column.optional(column.word<Sanction>(10)),
    nationality: column.optional(column.text(40)),
    address: column.optional(column.text(200)),
    wechatName: column.optional(column.text(60)),
    emergencyName: column.optional(column.text(60)),
    emergencyRelation: column.optional(column.text(30)),
    emergencyPhone: column.optional(column.text(30)),
    identityCardSealed: column.optional(column.key(300)),
  },
  {
    indexes: [
      { name: 'students_college', fields: ['college_id', 'user_id'] },
      { name: 'students_level', fields: ['level', 'college_id', 'student_number'] },
    ],
  },
);

export class User extends Model<InferAttributes<User>, InferCreationAttributes<User>> {
  declare readonly id: string;
  declare name: string;
  declare casId: string | null;
  declare username: string | null;
  declare passwordHash: string | null;
  declare phone: string | null;
  declare email: string | null;
  declare status: 'active' | 'disabled';
  declare version: CreationOptional<number>;
  declare createdAt: Date;
  declare updatedAt: Date;
}
table(
  User,
  'users',
  {
    id: column.primary(column.id()),
    name: column.text(60),
    casId: column.unique(column.optional(column.key(60))),
    username: column.unique(column.optional(column.key(60))),
    passwordHash: column.optional(column.key(200)),
    phone: column.optional(column.text(30)),
    email: column.optional(column.text(120)),
    status: column.word<'active' | 'disabled'>(10),
    version: column.withDefault(column.integer(), 0),
    createdAt: column.instant(),
    updatedAt: column.instant(),
  },
  {
    versioned: true,
    indexes: [{ name: 'users_by_name', fields: ['name', 'id'] }],
  },
);

export class UserRole extends Model<InferAttributes<UserRole>, InferCreationAttributes<UserRole>> {
  declare readonly userId: string;
  declare readonly role: UserRoleName;
  declare readonly collegeId: string;
}
table(
  UserRole,
  'user_roles',
  {
    userId: column.primary(column.id()),
    role: column.primary(column.word<UserRoleName>(20)),
    collegeId: column.primary(column.key(20)),
  },
  {
    indexes: [{ name: 'user_roles_role', fields: ['role', 'college_id', 'user_id'] }],
  },
);

export class WechatAccount extends Model<InferAttributes<WechatAccount>, InferCreationAttributes<WechatAccount>> {
  declare readonly openid: string;
  declare userId: string;
  declare boundAt: Date;
  declare device: string | null;
}
table(
  WechatAccount,
  'wechat_accounts',
  {
    openid: column.primary(column.key(64)),
    userId: column.id(),
    boundAt: column.instant(),
    device: column.optional(column.text(60)),
  },
  {
    indexes: [{ name: 'wechat_accounts_user', fields: ['user_id'] }],
  },
);
