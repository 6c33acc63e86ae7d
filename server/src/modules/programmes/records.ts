import type { Requirement } from '@yuanhang/contract';
import type {
  EligibleGroup,
  FormDefinition,
  ProgrammeCategory,
  ProgrammeForm,
  ProgrammeStatus,
  ReviewStep,
} from '@yuanhang/domain';

/** A programme for the rest of the server. Dates are in Asia/Shanghai, dates of the stay local to the destination. */
export interface Programme {
  readonly id: string;
  readonly name: string;
  readonly year: number;
  readonly category: ProgrammeCategory;
  readonly form: ProgrammeForm;
  readonly status: ProgrammeStatus;
  readonly country: string | null;
  readonly city: string | null;
  readonly institution: string | null;
  readonly timeZone: string | null;
  readonly startOn: string | null;
  readonly endOn: string | null;
  readonly applyFrom: string;
  readonly applyUntil: string;
  readonly lateEntryUntil: string | null;
  readonly places: number | null;
  readonly placesTaken: number;
  readonly languageRequirement: string;
  readonly notice: string;
  readonly introduction: string;
  readonly declaration: string;
  readonly requirements: readonly Requirement[];
  readonly questions: FormDefinition;
  readonly reviewChain: readonly ReviewStep[];
  readonly budgetEligible: boolean;
  readonly fundingEligible: boolean;
  readonly checkInIntervalDays: number;
  readonly contact: string;
  readonly selfArranged: boolean;
  readonly eligibleGroups: readonly EligibleGroup[];
  readonly version: number;
}
