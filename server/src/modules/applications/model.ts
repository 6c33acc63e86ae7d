import type { Requirement } from '@yuanhang/contract';
import type { FormValues, LanguageTest, ReviewStep, Role, Stage } from '@yuanhang/domain';
import { type CreationOptional, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize';
import { column, table } from '../../platform/database';
import type { Answer, FrozenOffering, SubmittedFile, SupplementState } from './stored';

export class Application extends Model<InferAttributes<Application>, InferCreationAttributes<Application>> {
  declare readonly id: string;
  declare number: string;
  declare studentId: string;
  declare programmeId: string;
  declare collegeId: string;
  declare stage: Stage;
  declare stepIndex: number;
  declare chain: readonly ReviewStep[];
  declare resumeStep: number | null;
  declare awaits: ReviewStep | null;
  declare lateEntry: boolean;
  declare declaration: string;
  declare declarationAcceptedAt: Date;
  declare basic: FormValues;
  declare application: FormValues;
  declare questions: FormValues;
  declare selfArranged: FormValues | null;
  declare offering: FrozenOffering | null;
  declare submittedAt: Date | null;
  declare waitingSince: Date | null;
  declare answerDueOn: string | null;
  declare departOn: string | null;
  declare returnOn: string | null;
  declare arrivedOn: string | null;
  declare timeZone: string | null;
  declare country: string | null;
  declare city: string | null;
  declare host: string | null;
  declare nextCheckInOn: string | null;
  declare returnDueOn: string | null;
  declare openMarker: number | null;
  declare deletedAt: Date | null;
  declare version: CreationOptional<number>;
  declare createdAt: Date;
  declare updatedAt: Date;
  declare erasedAt: Date | null;
}
table(
  Application,
  'applications',
  {
    id: column.primary(column.id()),
    number: column.unique(column.key(20)),
    studentId: column.id(),
    programmeId: column.id(),
    collegeId: column.id(),
    stage: column.word<Stage>(20),
    stepIndex: column.integer(),
    chain: column.json<readonly ReviewStep[]>(),
    resumeStep: column.optional(column.integer()),
    awaits: column.optional(column.word<ReviewStep>(10)),
    lateEntry: column.flag(),
    declaration: column.longText(),
    declarationAcceptedAt: column.instant(),
    basic: column.json<FormValues>(),
    application: column.json<FormValues>(),
    questions: column.json<FormValues>(),
    selfArranged: column.optional(column.json<FormValues>()),
    offering: column.optional(column.json<FrozenOffering>()),
    submittedAt: column.optional(column.instant()),
    waitingSince: column.optional(column.instant()),
    answerDueOn: column.optional(column.day()),
    departOn: column.optional(column.day()),
    returnOn: column.optional(column.day()),
    arrivedOn: column.optional(column.day()),
    timeZone: column.optional(column.key(60)),
    country: column.optional(column.key(2)),
    city: column.optional(column.text(60)),
    host: column.optional(column.text(100)),
    nextCheckInOn: column.optional(column.day()),
    returnDueOn: column.optional(column.day()),
    openMarker: column.optional(column.integer()),
    deletedAt: column.optional(column.instant()),
    version: column.withDefault(column.integer(), 0),
    createdAt: column.instant(),
    updatedAt: column.instant(),
    erasedAt: column.optional(column.instant()),
  },
  {
    versioned: true,
    indexes: [
      { name: 'applications_arriving', fields: ['stage', 'arrived_on', 'depart_on', 'id'] },
      { name: 'applications_awaiting', fields: ['awaits', 'waiting_since', 'id'] },
      { name: 'applications_awaiting_college', fields: ['awaits', 'college_id', 'waiting_since', 'id'] },
      { name: 'applications_checking_in', fields: ['stage', 'next_check_in_on', 'id'] },
      { name: 'applications_departing', fields: ['stage', 'depart_on', 'id'] },
      { name: 'applications_in_country', fields: ['stage', 'country', 'id'] },
      { name: 'applications_of_programme', fields: ['programme_id', 'stage', 'id'] },
      { name: 'applications_of_student', fields: ['student_id', 'created_at', 'id'] },
      { name: 'applications_returning', fields: ['stage', 'return_on', 'id'] },
      { name: 'applications_submitted', fields: ['submitted_at', 'id'] },
      { name: 'applications_submitted_college', fields: ['college_id', 'submitted_at', 'id'] },
      { name: 'applications_submitted_stage', fields: ['stage', 'submitted_at', 'id'] },
      { name: 'applications_to_erase', fields: ['erased_at', 'updated_at'] },
      { name: 'applications_zones', fields: ['stage', 'time_zone'] },
      { name: 'one_open_application', fields: ['student_id', 'programme_id', 'open_marker'], unique: true },
    ],
  },
);

export class ApplicationCounter extends Model<
  InferAttributes<ApplicationCounter>,
  InferCreationAttributes<ApplicationCounter>
> {
  declare readonly year: number;
  declare last: number;
}
table(ApplicationCounter, 'application_counters', {
  year: column.primary(column.integer()),
  last: column.integer(),
});

export class LanguageProficiency extends Model<
  InferAttributes<LanguageProficiency>,
  InferCreationAttributes<LanguageProficiency>
> {
  declare readonly id: string;
  declare applicationId: string;
  declare test: LanguageTest;
  declare score: string;
  declare takenOn: string;
  declare note: string;
  declare createdAt: Date;
}
table(
  LanguageProficiency,
  'language_proficiencies',
  {
    id: column.primary(column.id()),
    applicationId: column.id(),
    test: column.word<LanguageTest>(20),
    score: column.text(20),
    takenOn: column.day(),
    note: column.text(100),
    createdAt: column.instant(),
  },
  {
    indexes: [{ name: 'language_proficiencies_of', fields: ['application_id', 'created_at', 'id'] }],
  },
);

export class Submission extends Model<InferAttributes<Submission>, InferCreationAttributes<Submission>> {
  declare readonly seq: CreationOptional<number>;
  declare subjectId: string;
  declare applicationId: string;
  declare at: Date;
  declare answers: readonly Answer[];
  declare files: readonly SubmittedFile[];
}
table(
  Submission,
  'submissions',
  {
    seq: column.sequence(),
    subjectId: column.id(),
    applicationId: column.id(),
    at: column.instant(),
    answers: column.json<readonly Answer[]>(),
    files: column.json<readonly SubmittedFile[]>(),
  },
  {
    indexes: [
      { name: 'submissions_of', fields: ['subject_id', 'seq'] },
      { name: 'submissions_of_application', fields: ['application_id'] },
    ],
  },
);

export class SupplementRequest extends Model<
  InferAttributes<SupplementRequest>,
  InferCreationAttributes<SupplementRequest>
> {
  declare readonly seq: CreationOptional<number>;
  declare readonly id: string;
  declare applicationId: string;
  declare items: readonly Requirement[];
  declare comment: string;
  declare dueOn: string;
  declare step: ReviewStep;
  declare askedBy: string;
  declare askedByName: string;
  declare askedAt: Date;
  declare state: SupplementState;
  declare endedAt: Date | null;
  declare openMarker: number | null;
}
table(
  SupplementRequest,
  'supplement_requests',
  {
    seq: column.sequence(),
    id: column.unique(column.id()),
    applicationId: column.id(),
    items: column.json<readonly Requirement[]>(),
    comment: column.longText(),
    dueOn: column.day(),
    step: column.word<ReviewStep>(10),
    askedBy: column.id(),
    askedByName: column.text(60),
    askedAt: column.instant(),
    state: column.word<SupplementState>(10),
    endedAt: column.optional(column.instant()),
    openMarker: column.optional(column.integer()),
  },
  {
    indexes: [
      { name: 'one_open_supplement', fields: ['application_id', 'open_marker'], unique: true },
      { name: 'supplement_requests_of', fields: ['application_id', 'seq'] },
    ],
  },
);

export class TimelineEntry extends Model<InferAttributes<TimelineEntry>, InferCreationAttributes<TimelineEntry>> {
  declare readonly seq: CreationOptional<number>;
  declare readonly id: string;
  declare applicationId: string;
  declare requestId: string | null;
  declare at: Date;
  declare actorId: string;
  declare actorName: string;
  declare actorRole: Role;
  declare operation: string;
  declare title: string;
  declare comment: string | null;
  declare stage: Stage;
  declare step: ReviewStep | null;
  declare version: number;
}
table(
  TimelineEntry,
  'timeline_entries',
  {
    seq: column.sequence(),
    id: column.unique(column.id()),
    applicationId: column.id(),
    requestId: column.optional(column.id()),
    at: column.instant(),
    actorId: column.key(40),
    actorName: column.text(100),
    actorRole: column.word<Role>(20),
    operation: column.key(40),
    title: column.text(60),
    comment: column.optional(column.longText()),
    stage: column.word<Stage>(20),
    step: column.optional(column.word<ReviewStep>(10)),
    version: column.integer(),
  },
  {
    indexes: [
      { name: 'timeline_entries_of', fields: ['application_id', 'seq'] },
      { name: 'timeline_entries_of_request', fields: ['request_id', 'seq'] },
    ],
  },
);
