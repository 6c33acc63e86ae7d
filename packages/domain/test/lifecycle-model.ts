import {
  type Actor,
  type ApplicationEvent,
  type ApplicationFacts,
  type ApplicationState,
  addDays,
  decideApplication,
  decideRequest,
  isFinalStage,
  type RequestEvent,
  type RequestKind,
  type RequestState,
  type RequestSummary,
  requestDefinitions,
  requestKinds,
  systemActor,
} from '../src';
import { buildFacts, buildState } from './build';

/** A minimal server: keeps one application and its requests, changed only by decisions of the domain. */
export class LifecycleModel {
  state: ApplicationState = buildState({ stage: 'draft', everSubmitted: false });
  requests = new Map<RequestKind, RequestState>();
  places = { taken: 0, released: 0 };
  deleted = false;
  facts: Partial<ApplicationFacts>;

  constructor(facts: Partial<ApplicationFacts> = {}) {
    this.facts = { departOn: '2026-12-01', returnOn: '2027-03-01', taskDueOn: '2026-11-30', ...facts };
  }

  currentFacts(): ApplicationFacts {
    const requests: Partial<Record<RequestKind, RequestSummary>> = {};
    for (const [kind, { status, cancels }] of this.requests) {
      if (status !== 'void') requests[kind] = { status, cancels };
    }
    return buildFacts({ ...this.facts, requests });
  }

  isFinal(): boolean {
    return this.deleted || isFinalStage(this.state.stage);
  }

  act(event: ApplicationEvent, actor: Actor): boolean {
    const decision = decideApplication(this.state, event, actor, this.currentFacts());
    if (!decision.allowed) return false;
    const { to, stepIndex, askingStep, returningStep, freezes } = decision;
    this.state = { ...this.state, stage: to, stepIndex, askingStep, returningStep };
    if (freezes) this.state = { ...this.state, everSubmitted: true };
    if (decision.takesPlace) this.places.taken += 1;
    if (decision.releasesPlace) this.places.released += 1;
    if (decision.deletes) this.deleted = true;
    if (event.type === 'check_in') this.facts = { ...this.facts, arrivedOn: this.facts.departOn ?? '2026-12-01' };
    if (to === 'returned') this.facts = { ...this.facts, returnApprovedOn: this.currentFacts().today };
    for (const kind of decision.voids) {
      const request = this.requests.get(kind);
      if (request) this.requests.set(kind, this.decided(request, { type: 'void' }, systemActor) ?? request);
    }
    if (event.type === 'open_request') this.open(event.kind);
    if (decision.follows && !this.act(decision.follows, systemActor)) {
      throw new Error(`${event.type} is followed by ${decision.follows.type}, which is refused`);
    }
    return true;
  }

  actOnRequest(kind: RequestKind, event: RequestEvent, actor: Actor): boolean {
    const request = this.requests.get(kind);
    if (!request) return false;
    const facts = { stage: this.state.stage, application: this.currentFacts(), missingCount: 0, requestedFen: null };
    const decision = decideRequest(request, event, actor, facts);
    if (!decision.allowed) return false;
    this.requests.set(kind, {
      ...request,
      status: decision.to,
      stepIndex: decision.stepIndex,
      returningStep: decision.returningStep,
      everSubmitted: request.everSubmitted || decision.freezes,
    });
    if (decision.follows && !this.act(decision.follows, systemActor)) {
      throw new Error(`approved ${kind} has no effect at ${this.state.stage}`);
    }
    return true;
  }

  /** Completes the application from any state: everybody does their tasks, and time passes. */
  finish(actors: { student: Actor; staff: readonly Actor[] }): void {
    for (let round = 0; round < 30 && !this.isFinal(); round += 1) {
      this.facts = { ...this.facts, today: addDays('2026-12-01', round * 10), missingCount: 0, placesLeft: 1 };
      const everybody = [actors.student, ...actors.staff];
      for (const kind of requestKinds) {
        this.actOnRequest(kind, { type: 'submit' }, actors.student);
        for (const actor of everybody) this.actOnRequest(kind, { type: 'approve' }, actor);
      }
      for (const type of ['submit', 'supplement', 'check_in', 'approve'] as const) {
        for (const actor of everybody) this.act({ type }, actor);
      }
      this.act({ type: 'open_request', kind: 'dispatch_confirmation' }, actors.student);
      this.act({ type: 'open_request', kind: 'return_formalities' }, actors.student);
      this.act({ type: 'window_closed' }, systemActor);
      this.act({ type: 'close' }, systemActor);
    }
  }

  private open(kind: RequestKind): void {
    const old = this.requests.get(kind);
    if (old && (old.status === 'draft' || old.status === 'revision_required')) return;
    this.requests.set(kind, {
      kind,
      status: 'draft',
      chain: requestDefinitions[kind].chain,
      stepIndex: 0,
      returningStep: null,
      everSubmitted: false,
      // Half of the changes ask to cancel.
      cancels: kind === 'pre_departure_change' && this.requests.size % 2 === 0,
    });
  }

  private decided(request: RequestState, event: RequestEvent, actor: Actor): RequestState | null {
    const facts = { stage: this.state.stage, application: this.currentFacts(), missingCount: 0, requestedFen: null };
    const decision = decideRequest(request, event, actor, facts);
    return decision.allowed ? { ...request, status: decision.to } : null;
  }
}
