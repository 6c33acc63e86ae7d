import type { CheckInKind, CheckInSource, PlainDate, Wellbeing } from '@yuanhang/domain';
import { type CreationOptional, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize';
import { column, table } from '../../platform/database';

export class CheckIn extends Model<InferAttributes<CheckIn>, InferCreationAttributes<CheckIn>> {
  declare readonly seq: CreationOptional<number>;
  declare readonly id: string;
  /** Null for a help request of a student without an application. */
  declare applicationId: string | null;
  declare studentId: string;
  declare clientKey: string;
  declare kind: CheckInKind;
  declare wellbeing: Wellbeing;
  declare country: string | null;
  declare city: string;
  declare place: string;
  declare note: string;
  declare source: CheckInSource;
  declare madeAt: Date;
  declare receivedAt: Date;
  declare localOn: string;
  /** The offset of the destination when the check-in was made, in minutes east of UTC. */
  declare offsetMinutes: number;
  declare arrivedOn: string | null;
  declare address: string | null;
  declare phoneAbroad: string | null;
  declare lateReason: string | null;
  declare settledOn: readonly PlainDate[];
  /** The date due next after it; null when there was none. */
  declare nextOn: string | null;
  declare undoneAt: Date | null;
  declare accommodation: string | null;
  /** The member of staff who checked in on the student's behalf, and the reason. */
  declare proxyName: string | null;
  declare proxyReason: string | null;
}
table(
  CheckIn,
  'check_ins',
  {
    seq: column.sequence(),
    id: column.unique(column.id()),
    applicationId: column.optional(column.id()),
    studentId: column.id(),
    clientKey: column.key(64),
    kind: column.word<CheckInKind>(12),
    wellbeing: column.word<Wellbeing>(12),
    country: column.optional(column.key(2)),
    city: column.text(60),
    place: column.text(120),
    note: column.text(500),
    source: column.word<CheckInSource>(10),
    madeAt: column.instant(),
    receivedAt: column.instant(),
    localOn: column.day(),
    offsetMinutes: column.integer(),
    arrivedOn: column.optional(column.day()),
    address: column.optional(column.text(200)),
    phoneAbroad: column.optional(column.text(30)),
    lateReason: column.optional(column.text(300)),
    settledOn: column.json<readonly PlainDate[]>(),
    nextOn: column.optional(column.day()),
    undoneAt: column.optional(column.instant()),
    accommodation: column.optional(column.text(200)),
    proxyName: column.optional(column.text(60)),
    proxyReason: column.optional(column.text(300)),
  },
  {
    indexes: [
      { name: 'check_ins_answered', fields: ['application_id', 'undone_at', 'local_on'] },
      { name: 'check_ins_of', fields: ['application_id', 'undone_at', 'seq'] },
      { name: 'check_ins_of_student', fields: ['student_id', 'undone_at', 'seq'] },
      { name: 'one_check_in_per_key', fields: ['student_id', 'client_key'], unique: true },
    ],
  },
);

export class CheckInChase extends Model<InferAttributes<CheckInChase>, InferCreationAttributes<CheckInChase>> {
  declare readonly seq: CreationOptional<number>;
  declare applicationId: string;
  declare chasedAt: Date;
}
table(
  CheckInChase,
  'check_in_chases',
  {
    seq: column.sequence(),
    applicationId: column.id(),
    chasedAt: column.instant(),
  },
  {
    indexes: [{ name: 'check_in_chases_of', fields: ['application_id', 'chased_at'] }],
  },
);

export class EmergencyContact extends Model<
  InferAttributes<EmergencyContact>,
  InferCreationAttributes<EmergencyContact>
> {
  declare readonly id: string;
  declare country: string;
  declare name: string;
  declare phone: string;
  declare source: string;
  declare verifiedOn: string;
}
table(
  EmergencyContact,
  'emergency_contacts',
  {
    id: column.primary(column.id()),
    country: column.key(2),
    name: column.text(80),
    phone: column.text(40),
    source: column.text(200),
    verifiedOn: column.day(),
  },
  {
    indexes: [{ name: 'emergency_contacts_country', fields: ['country', 'name'] }],
  },
);

export class HelpRequest extends Model<InferAttributes<HelpRequest>, InferCreationAttributes<HelpRequest>> {
  declare readonly seq: CreationOptional<number>;
  declare readonly id: string;
  declare studentId: string;
  declare applicationId: string | null;
  declare checkInId: string;
  declare place: string;
  declare note: string;
  declare source: CheckInSource;
  declare offsetMinutes: number;
  declare raisedAt: Date;
  declare acknowledgedAt: Date | null;
  declare acknowledgedBy: string | null;
  declare acknowledgement: string | null;
  declare closedAt: Date | null;
  declare closedBy: string | null;
  declare outcome: string | null;
}
table(
  HelpRequest,
  'help_requests',
  {
    seq: column.sequence(),
    id: column.unique(column.id()),
    studentId: column.id(),
    applicationId: column.optional(column.id()),
    checkInId: column.unique(column.id()),
    place: column.text(120),
    note: column.text(500),
    source: column.word<CheckInSource>(10),
    offsetMinutes: column.integer(),
    raisedAt: column.instant(),
    acknowledgedAt: column.optional(column.instant()),
    acknowledgedBy: column.optional(column.id()),
    acknowledgement: column.optional(column.text(500)),
    closedAt: column.optional(column.instant()),
    closedBy: column.optional(column.id()),
    outcome: column.optional(column.text(500)),
  },
  {
    indexes: [{ name: 'help_requests_open', fields: ['acknowledged_at', 'seq'] }],
  },
);

export class RollCall extends Model<InferAttributes<RollCall>, InferCreationAttributes<RollCall>> {
  declare readonly seq: CreationOptional<number>;
  declare readonly id: string;
  declare country: string | null;
  declare city: string | null;
  declare question: string;
  declare openedBy: string;
  declare openedByName: string;
  declare openedAt: Date;
  declare remindedAt: Date | null;
  declare closedAt: Date | null;
}
table(RollCall, 'roll_calls', {
  seq: column.sequence(),
  id: column.unique(column.id()),
  country: column.optional(column.key(2)),
  city: column.optional(column.text(60)),
  question: column.text(300),
  openedBy: column.id(),
  openedByName: column.text(60),
  openedAt: column.instant(),
  remindedAt: column.optional(column.instant()),
  closedAt: column.optional(column.instant()),
});

export class RollCallAnswer extends Model<InferAttributes<RollCallAnswer>, InferCreationAttributes<RollCallAnswer>> {
  declare readonly rollCallId: string;
  declare readonly applicationId: string;
  declare studentId: string;
  declare collegeId: string;
  declare askedAt: Date;
  declare answeredAt: Date | null;
  declare wellbeing: Wellbeing | null;
  declare checkInId: string | null;
  declare openMarker: number | null;
}
table(
  RollCallAnswer,
  'roll_call_answers',
  {
    rollCallId: column.primary(column.id()),
    applicationId: column.primary(column.id()),
    studentId: column.id(),
    collegeId: column.id(),
    askedAt: column.instant(),
    answeredAt: column.optional(column.instant()),
    wellbeing: column.optional(column.word<Wellbeing>(12)),
    checkInId: column.optional(column.id()),
    openMarker: column.optional(column.integer()),
  },
  {
    indexes: [
      { name: 'roll_call_answers_by', fields: ['check_in_id'] },
      { name: 'roll_call_answers_open', fields: ['student_id', 'open_marker'] },
    ],
  },
);
