import type { PlanChangeConsequences } from '../check-ins/consequences';
import type { FormDefinition, FormValues, Problem } from '../forms/definition';
import type { Change } from '../lifecycle/change';
import type { Condition } from '../lifecycle/conditions';
import type { ApplicationFacts } from '../lifecycle/state';
import type { PlainDate } from '../time';
import type { MaterialPhase, RequestKind, RequestStatus, ReviewStep, Role, Stage } from '../vocabulary';

/** The application that a request belongs to, as far as a kind reads it. */
export interface RequestSubject {
  readonly facts: ApplicationFacts;
  readonly student: { readonly name: string };
  /** `basic`: page 1 of the application, with the emergency contact. */
  readonly pages: { readonly basic: FormValues };
  readonly programme: { readonly checkInIntervalDays: number };
  /** Newest last. */
  readonly requests: readonly {
    readonly kind: RequestKind;
    readonly status: RequestStatus;
    readonly approvedFen: number | null;
  }[];
}

/** First and last day of a stay; null while it is not known. */
export interface StayDates {
  readonly departOn: PlainDate | null;
  readonly returnOn: PlainDate | null;
}

/** What an approval writes of the stay; what is left out stays as it is. */
export type MobilityChange = Partial<Pick<ApplicationFacts, 'departOn' | 'returnOn' | 'nextCheckInOn' | 'returnDueOn'>>;

/** What the student should do about a request of the kind. */
export interface RequestTask {
  /** The stage whose main task it is. */
  readonly stage: Stage;
  readonly title: string;
  readonly dueOn: (facts: ApplicationFacts) => PlainDate | null;
  /** One sentence more; may be empty. */
  readonly detail: string;
}

/** Everything that the product knows about a kind of request. */
export interface RequestKindDefinition {
  readonly label: string;
  readonly form: FormDefinition;
  /** Who decides, in this order. */
  readonly chain: readonly ReviewStep[];
  /** The phase of the programme's materials that it asks for; null: none. */
  readonly materials: MaterialPhase | null;
  /** Title of the paper to print once it was handed in; null: none. */
  readonly document: string | null;
  /** Who may read each sensitive field of the form in the clear. */
  readonly readers: Readonly<Record<string, Role>>;

  /** Stages of the application at which the student may open and submit one. */
  readonly stages: readonly Stage[];
  readonly tooEarly: string;
  readonly tooLate: string;
  /** Earlier stages at which it is shown, but cannot be opened. */
  readonly announcedAt: readonly Stage[];
  /** Whether the programme offers it; where it does not, it is not shown. Also a condition of opening and submitting. */
  readonly eligibility: Condition | null;
  /** To open it, and to submit it. */
  readonly conditions: readonly Condition[];
  /** To submit it, beyond that. */
  readonly submitConditions: readonly Condition[];
  /** To approve or reject it. */
  readonly decideConditions: readonly Condition[];
  /** To approve it at the last step of its chain, beyond that. */
  readonly lastApprovalConditions: readonly Condition[];
  /** Once approved there is no second one. */
  readonly once: boolean;
  /** Others are only sent back. */
  readonly rejectable: boolean;
  /** The student's main task at a stage; null: never. */
  readonly task: RequestTask | null;

  /** What a new draft starts with. */
  readonly prefill: (subject: RequestSubject) => FormValues;
  /** Problems that need more than the form, such as dates that do not fit the stay. */
  readonly check: (values: FormValues, subject: RequestSubject) => Problem[];
  /** Fen that a form asks for; null for kinds that ask for no money. */
  readonly requestedFen: ((values: FormValues) => number) | null;
  /** Whether a form asks to cancel the whole stay. */
  readonly cancels: (values: FormValues) => boolean;

  /** Stages at which its approval may take effect. */
  readonly decidedAt: readonly Stage[];
  /** What its approval does to the application. */
  readonly approval: (application: {
    readonly stage: Stage;
    readonly cancels: boolean;
    readonly facts: ApplicationFacts;
  }) => Change;
  /** What its rejection does to the application; null: nothing. */
  readonly rejection: Change | null;
  /** An approval that moves the stage is announced itself too, beside the new stage. */
  readonly announcedBesideStage: boolean;
  /** The stay's dates after an approval; null when it changes none. */
  readonly datesAfter: (values: FormValues, subject: RequestSubject) => StayDates | null;
  /**
   * What its approval makes known of the stay.
   * @param consequences of `datesAfter`, as both sides saw them
   */
  readonly mobilityAfter: (
    values: FormValues,
    subject: RequestSubject,
    consequences: PlanChangeConsequences | null,
  ) => MobilityChange;
}

type Required = 'label' | 'form' | 'chain' | 'stages' | 'tooEarly' | 'tooLate';
type Described = Pick<RequestKindDefinition, Required> & Partial<RequestKindDefinition>;

/** A kind from what is special about it. Without more it can be opened again and again, rejected, and changes nothing. */
export function defineRequestKind(described: Described): RequestKindDefinition {
  return {
    materials: null,
    document: null,
    readers: {},
    announcedAt: [],
    eligibility: null,
    conditions: [],
    submitConditions: [],
    decideConditions: [],
    lastApprovalConditions: [],
    once: false,
    rejectable: true,
    task: null,
    prefill: () => ({}),
    check: () => [],
    requestedFen: null,
    cancels: () => false,
    decidedAt: described.stages,
    approval: () => ({}),
    rejection: null,
    announcedBesideStage: false,
    datesAfter: () => null,
    mobilityAfter: () => ({}),
    ...described,
  };
}
