import type { Requirement } from '@yuanhang/contract';
import type {
  EligibleGroup,
  FormDefinition,
  ProgrammeCategory,
  ProgrammeForm,
  ProgrammeStatus,
  Region,
  ReviewStep,
} from '@yuanhang/domain';
import { type CreationOptional, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize';
import { column, table } from '../../platform/database';

export class LateEntryPass extends Model<InferAttributes<LateEntryPass>, InferCreationAttributes<LateEntryPass>> {
  declare readonly seq: CreationOptional<number>;
  declare readonly id: string;
  declare studentId: string;
  declare programmeId: string;
  declare reason: string;
  declare expiresOn: string;
  declare grantedBy: string;
  declare grantedByName: string;
  declare grantedAt: Date;
  declare revokedAt: Date | null;
  declare openMarker: number | null;
}
table(
  LateEntryPass,
  'late_entry_passes',
  {
    seq: column.sequence(),
    id: column.unique(column.id()),
    studentId: column.id(),
    programmeId: column.id(),
    reason: column.text(200),
    expiresOn: column.day(),
    grantedBy: column.id(),
    grantedByName: column.text(60),
    grantedAt: column.instant(),
    revokedAt: column.optional(column.instant()),
    openMarker: column.optional(column.integer()),
  },
  {
    indexes: [
      { name: 'late_entry_passes_of_programme', fields: ['programme_id', 'seq'] },
      { name: 'one_pass', fields: ['student_id', 'programme_id', 'open_marker'], unique: true },
    ],
  },
);

export class Programme extends Model<InferAttributes<Programme>, InferCreationAttributes<Programme>> {
  declare readonly id: string;
  declare name: string;
  declare year: number;
  declare category: ProgrammeCategory;
  declare form: ProgrammeForm;
  declare status: ProgrammeStatus;
  declare country: string | null;
  declare region: Region | null;
  declare city: string | null;
  declare institution: string | null;
  declare timeZone: string | null;
  declare startOn: string | null;
  declare endOn: string | null;
  declare applyFrom: string;
  declare applyUntil: string;
  declare lateEntryUntil: string | null;
  declare closesOn: string;
  declare places: number | null;
  declare placesTaken: CreationOptional<number>;
  declare languageRequirement: string;
  declare notice: string;
  declare introduction: string;
  declare declaration: string;
  declare requirements: readonly Requirement[];
  declare questions: FormDefinition;
  declare reviewChain: readonly ReviewStep[];
  declare budgetEligible: boolean;
  declare fundingEligible: boolean;
  declare checkInIntervalDays: number;
  declare contact: string;
  declare selfArranged: boolean;
  declare version: CreationOptional<number>;
  declare createdAt: Date;
  declare updatedAt: Date;
  declare publishedAt: Date | null;
}
table(
  Programme,
  'programmes',
  {
    id: column.primary(column.id()),
    name: column.text(80),
    year: column.integer(),
    category: column.word<ProgrammeCategory>(20),
    form: column.word<ProgrammeForm>(20),
    status: column.word<ProgrammeStatus>(10),
    country: column.optional(column.key(2)),
    region: column.optional(column.word<Region>(20)),
    city: column.optional(column.text(60)),
    institution: column.optional(column.text(120)),
    timeZone: column.optional(column.key(60)),
    startOn: column.optional(column.day()),
    endOn: column.optional(column.day()),
    applyFrom: column.day(),
    applyUntil: column.day(),
    lateEntryUntil: column.optional(column.day()),
    closesOn: column.day(),
    places: column.optional(column.integer()),
    placesTaken: column.withDefault(column.integer(), 0),
    languageRequirement: column.text(60),
    notice: column.longText(),
    introduction: column.longText(),
    declaration: column.longText(),
    requirements: column.json<readonly Requirement[]>(),
    questions: column.json<FormDefinition>(),
    reviewChain: column.json<readonly ReviewStep[]>(),
    budgetEligible: column.flag(),
    fundingEligible: column.flag(),
    checkInIntervalDays: column.integer(),
    contact: column.text(200),
    selfArranged: column.flag(),
    version: column.withDefault(column.integer(), 0),
    createdAt: column.instant(),
    updatedAt: column.instant(),
    publishedAt: column.optional(column.instant()),
  },
  {
    versioned: true,
    indexes: [
      { name: 'programmes_category', fields: ['status', 'category', 'closes_on', 'id'] },
      { name: 'programmes_closing', fields: ['status', 'closes_on', 'id'] },
      { name: 'programmes_country', fields: ['status', 'country', 'closes_on', 'id'] },
      { name: 'programmes_managed', fields: ['apply_from', 'id'] },
      { name: 'programmes_managed_status', fields: ['status', 'apply_from', 'id'] },
      { name: 'programmes_name', fields: ['status', 'name', 'id'] },
      { name: 'programmes_newest', fields: ['status', 'published_at', 'id'] },
      { name: 'programmes_region', fields: ['status', 'region', 'closes_on', 'id'] },
      { name: 'programmes_year', fields: ['status', 'year', 'closes_on', 'id'] },
    ],
  },
);

export class ProgrammeEligibleGroup extends Model<
  InferAttributes<ProgrammeEligibleGroup>,
  InferCreationAttributes<ProgrammeEligibleGroup>
> {
  declare readonly programmeId: string;
  declare readonly eligibleGroup: EligibleGroup;
}
table(ProgrammeEligibleGroup, 'programme_eligible_groups', {
  programmeId: column.primary(column.id()),
  eligibleGroup: column.primary(column.word<EligibleGroup>(20)),
});
