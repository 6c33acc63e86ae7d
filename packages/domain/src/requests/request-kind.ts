import type { PlanChangeConsequences } from '../check-ins/consequences';
import type { FormDefinition, FormValues, Problem } from '../forms/definition';
import type { Change } from '../lifecycle/change';
import type { Condition } from '../lifecycle/conditions';
import type { ApplicationFacts } from '../lifecycle/state';
import type { PlainDate } from '../time';
import type { MaterialPhase, RequestKind, RequestStatus, ReviewStep, Role, Stage } from '../vocabulary';

/** The fields of the application that a kind of request reads. */
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

/** The facts of a stay that decisions settle: the newest decision counts. */
export const stayFacts = ['departOn', 'returnOn', 'host'] as const;
export type StayFact = (typeof stayFacts)[number];
/** `host`: the institution that an approved change named; null while it is the programme's or the student's first one. */
export interface StayFacts extends StayDates {
  readonly host: string | null;
}

/** The changes of an approval to the stay; omitted fields stay unchanged. */
export type MobilityChange = Partial<StayFacts & Pick<ApplicationFacts, 'nextCheckInOn' | 'returnDueOn'>>;

/** The student's task for a request of the kind. */
export interface RequestTask {
  /** The stage whose main task it is. */
  readonly stage: Stage;
  readonly title: string;
  readonly dueOn: (facts: ApplicationFacts) => PlainDate | null;
  /** One more sentence; may be empty. */
  readonly detail: string;
}

/** The definition of a kind of request. */
export interface RequestKindDefinition {
  readonly label: string;
  readonly form: FormDefinition;
  /** The steps that decide, in this order. */
  readonly chain: readonly ReviewStep[];
  /** The phase of the programme's materials that the request needs; null for none. */
  readonly materials: MaterialPhase | null;
  /** Title of the printable paper after submission; null for none. */
  readonly document: string | null;
  /** The role that may reveal each sensitive field of the form. */
  readonly readers: Readonly<Record<string, Role>>;

  /** Stages of the application at which the student may open and submit one. */
  readonly stages: readonly Stage[];
  readonly tooEarly: string;
  readonly tooLate: string;
  /** Earlier stages at which the kind is shown but cannot be opened. */
  readonly announcedAt: readonly Stage[];
  /** Whether the programme offers the kind; otherwise it is hidden. Also a condition of opening and submitting. */
  readonly eligibility: Condition | null;
  /** Conditions of opening and of submitting. */
  readonly conditions: readonly Condition[];
  /** Further conditions of submitting. */
  readonly submitConditions: readonly Condition[];
  /** Conditions of approving and of rejecting. */
  readonly decideConditions: readonly Condition[];
  /** Further conditions of the approval by the last step of the chain. */
  readonly lastApprovalConditions: readonly Condition[];
  /** After an approval no second request of the kind can be opened. */
  readonly once: boolean;
  /** Requests of other kinds can only be sent back. */
  readonly rejectable: boolean;
  /** The student's main task at a stage; null for none. */
  readonly task: RequestTask | null;

  /** The initial values of a draft. */
  readonly prefill: (subject: RequestSubject) => FormValues;
  /** Problems that the form alone cannot detect, such as dates that do not fit the stay. */
  readonly check: (values: FormValues, subject: RequestSubject) => Problem[];
  /** The fen that a form asks for; null for kinds without money. */
  readonly requestedFen: ((values: FormValues) => number) | null;
  /** Whether a form asks to cancel the whole stay. */
  readonly cancels: (values: FormValues) => boolean;

  /** Stages at which its approval may take effect. */
  readonly decidedAt: readonly Stage[];
  /** The effect of an approval on the application. */
  readonly approval: (application: {
    readonly stage: Stage;
    readonly cancels: boolean;
    readonly facts: ApplicationFacts;
  }) => Change;
  /** The effect of a rejection on the application; null for none. */
  readonly rejection: Change | null;
  /** Also announces an approval that moves the stage, in addition to the new stage. */
  readonly announcedBesideStage: boolean;
  /** The fields of the form with the first and the last day of the stay, which reviewers compare with the programme. */
  readonly dates: Readonly<Partial<Record<keyof StayDates, string>>>;
  /** Whether its dates are past when it is submitted. */
  readonly reportsPast: boolean;
  /** The fields of the form that state a fact of the stay, which an approval writes; see `stay-change.ts`. */
  readonly states: Readonly<Partial<Record<StayFact, string>>>;
  /** Further facts of the stay for which the answers were given, although no field states them. */
  readonly restsOn: (values: FormValues) => readonly StayFact[];
  /** The stay's dates after an approval; null when it changes none. */
  readonly datesAfter: (values: FormValues, subject: RequestSubject) => StayDates | null;
  /**
   * The changes to the stay that follow from an approval.
   * @param consequences of `datesAfter`, as shown to both sides
   */
  readonly mobilityAfter: (
    values: FormValues,
    subject: RequestSubject,
    consequences: PlanChangeConsequences | null,
  ) => MobilityChange;
}

type Required = 'label' | 'form' | 'chain' | 'stages' | 'tooEarly' | 'tooLate';
type Described = Pick<RequestKindDefinition, Required> & Partial<RequestKindDefinition>;

/** Defines a kind by its differences from the defaults: can be opened repeatedly, can be rejected, changes nothing. */
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
    dates: {},
    reportsPast: false,
    states: {},
    restsOn: () => [],
    datesAfter: () => null,
    mobilityAfter: () => ({}),
    ...described,
  };
}
