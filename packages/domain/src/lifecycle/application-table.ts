import { requestDefinitions } from '../requests/registry';
import { requestKinds, type Stage } from '../vocabulary';
import type { AllowedActor } from './allowed-actors';
import { type Change, ending, endingWithPlace } from './change';
import type { Condition } from './conditions';
import * as conditions from './conditions';
import type { ApplicationEvent } from './event';
import type { ApplicationFacts, ApplicationState } from './state';

/** Events that the table decides alone; request events have their own rules. */
export type PlainEvent = Exclude<ApplicationEvent['type'], 'open_request' | 'request_approved' | 'request_rejected'>;

export interface Rule {
  readonly conditions: readonly Condition[];
  readonly change: (state: ApplicationState, facts: ApplicationFacts) => Change;
}

/** The actors of each event, at every stage. */
export const applicationEventActors: Readonly<Record<ApplicationEvent['type'], AllowedActor>> = {
  edit: 'student',
  attach: 'student',
  submit: 'student',
  recall: 'student',
  delete: 'student',
  supplement: 'student',
  waive_funding: 'student',
  open_request: 'student',
  check_in: 'student_or_staff',
  approve: 'step_reviewer',
  return: 'step_reviewer',
  reject: 'step_reviewer',
  ask_supplement: 'step_reviewer',
  withdraw_supplement: 'step_reviewer',
  office_cancel: 'office',
  window_closed: 'system',
  request_approved: 'system',
  request_rejected: 'system',
  close: 'system',
};

const rule = (ruleConditions: readonly Condition[], change: Rule['change'] | Change): Rule => ({
  conditions: ruleConditions,
  change: typeof change === 'function' ? change : () => change,
});

const stays: Change = {};
const backToAskingStep = (state: ApplicationState): Change => ({
  to: 'under_review',
  stepIndex: state.askingStep ?? state.stepIndex,
  askingStep: null,
});
/** Requests that are opened during review; a draft has none. */
const openedInReview = requestKinds.filter((kind) => requestDefinitions[kind].stages.includes('under_review'));
const rejectOverdue = rule([conditions.taskOverdue], ending('rejected'));

/**
 * The allowed events of an application at each stage. An event that is missing here, and is not about a request, is
 * refused.
 */
export const applicationTable: Readonly<Record<Stage, Readonly<Partial<Record<PlainEvent, Rule>>>>> = {
  draft: {
    edit: rule([conditions.entryOpen], stays),
    attach: rule([conditions.entryOpen], stays),
    submit: rule([conditions.entryOpen, conditions.hasChain, conditions.complete], {
      to: 'under_review',
      stepIndex: 0,
      freezes: true,
      keepsSubmission: true,
    }),
    delete: rule([], (state) => ({ deletes: state.everSubmitted ? 'content' : 'record' })),
    window_closed: rule([conditions.entryClosed], ending('lapsed')),
  },
  under_review: {
    approve: rule([conditions.noPendingCancel, conditions.placeForLastStep, conditions.readyForApproval], (state) =>
      conditions.isLastStep(state) ? { to: 'approved', takesPlace: true } : { stepIndex: state.stepIndex + 1 },
    ),
    return: rule([], (state) => ({ to: 'revision_required', returningStep: state.stepIndex })),
    reject: rule([], ending('rejected')),
    ask_supplement: rule([], (state) => ({ to: 'supplement_required', askingStep: state.stepIndex })),
    recall: rule([conditions.recallOpen], { to: 'draft', stepIndex: 0, voids: openedInReview }),
  },
  supplement_required: {
    attach: rule([], stays),
    supplement: rule([conditions.complete], (state) => ({
      ...backToAskingStep(state),
      keepsSubmission: true,
      endsSupplement: 'answered',
    })),
    withdraw_supplement: rule([], (state) => ({ ...backToAskingStep(state), endsSupplement: 'withdrawn' })),
    reject: rejectOverdue,
  },
  // A returned application may be resubmitted after the window has closed.
  revision_required: {
    edit: rule([], stays),
    attach: rule([], stays),
    submit: rule([conditions.complete], (state) => ({
      to: 'under_review',
      stepIndex: state.returningStep ?? state.stepIndex,
      returningStep: null,
      keepsSubmission: true,
    })),
    reject: rejectOverdue,
  },
  approved: {
    office_cancel: rule([], endingWithPlace('cancelled')),
  },
  dispatched: {
    check_in: rule([conditions.arrivalOpen], stays),
    office_cancel: rule([conditions.notArrived], endingWithPlace('cancelled')),
  },
  returned: {
    waive_funding: rule([conditions.fundingEligible, conditions.noFundingUnderReview], ending('closed')),
    close: rule([conditions.closingDue], ending('closed')),
  },
  closed: {},
  rejected: {},
  cancelled: {},
  lapsed: {},
};
