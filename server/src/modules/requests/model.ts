import type { FormValues, RequestKind, RequestStatus, ReviewStep } from '@yuanhang/domain';
import { type CreationOptional, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize';
import { column, table } from '../../platform/database';

export class Request extends Model<InferAttributes<Request>, InferCreationAttributes<Request>> {
  declare readonly id: string;
  declare applicationId: string;
  declare studentId: string;
  declare collegeId: string;
  declare kind: RequestKind;
  declare status: RequestStatus;
  declare stepIndex: number;
  declare chain: readonly ReviewStep[];
  declare resumeStep: number | null;
  declare awaits: ReviewStep | null;
  declare form: FormValues;
  declare cancels: boolean;
  declare approvedFen: number | null;
  declare comment: string | null;
  declare submittedAt: Date | null;
  declare waitingSince: Date | null;
  declare decidedAt: Date | null;
  declare sentBackOn: string | null;
  declare openMarker: number | null;
  declare version: CreationOptional<number>;
  declare createdAt: Date;
  declare updatedAt: Date;
}
table(
  Request,
  'requests',
  {
    id: column.primary(column.id()),
    applicationId: column.id(),
    studentId: column.id(),
    collegeId: column.id(),
    kind: column.word<RequestKind>(30),
    status: column.word<RequestStatus>(20),
    stepIndex: column.integer(),
    chain: column.json<readonly ReviewStep[]>(),
    resumeStep: column.optional(column.integer()),
    awaits: column.optional(column.word<ReviewStep>(10)),
    form: column.json<FormValues>(),
    cancels: column.flag(),
    approvedFen: column.optional(column.fen()),
    comment: column.optional(column.longText()),
    submittedAt: column.optional(column.instant()),
    waitingSince: column.optional(column.instant()),
    decidedAt: column.optional(column.instant()),
    sentBackOn: column.optional(column.day()),
    openMarker: column.optional(column.integer()),
    version: column.withDefault(column.integer(), 0),
    createdAt: column.instant(),
    updatedAt: column.instant(),
  },
  {
    versioned: true,
    indexes: [
      { name: 'one_open_request', fields: ['application_id', 'kind', 'open_marker'], unique: true },
      { name: 'requests_awaiting', fields: ['awaits', 'waiting_since', 'id'] },
      { name: 'requests_awaiting_college', fields: ['awaits', 'college_id', 'waiting_since', 'id'] },
      { name: 'requests_of', fields: ['application_id', 'created_at', 'id'] },
      { name: 'requests_sent_back', fields: ['status', 'sent_back_on', 'id'] },
    ],
  },
);
