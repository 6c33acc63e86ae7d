import {
  type Actor,
  afterStayChange,
  changedFacts,
  type FormValues,
  type RequestEvent,
  type RequestKind,
  type RequestSubject,
  requestConsequences,
  requestDefinitions,
  requestKinds,
  type StayFact,
  type StayFacts,
  stayFacts,
  systemActor,
} from '../src';
import { LifecycleModel } from './lifecycle-model';

/** An approval that overwrote a fact which was settled after the answers had been given. */
export interface Overwritten {
  readonly by: RequestKind;
  readonly fact: StayFact;
}

/** The model of the lifecycle with forms: it keeps the stay, and applies approvals as the server does. */
export class StayModel extends LifecycleModel {
  host: string | null = null;
  readonly overwritten: Overwritten[] = [];
  private readonly forms = new Map<RequestKind, FormValues>();
  private readonly answeredAt = new Map<RequestKind, number>();
  private readonly settledAt: Record<StayFact, number> = { departOn: 0, returnOn: 0, host: 0 };
  private now = 0;

  stay(): StayFacts {
    const { departOn, returnOn } = this.currentFacts();
    return { departOn, returnOn, host: this.host };
  }

  /** Opens a request whose draft states the present facts. */
  begin(kind: RequestKind, student: Actor): void {
    const isNew = this.statusOf(kind) !== 'draft' && this.statusOf(kind) !== 'revision_required';
    if (!this.act({ type: 'open_request', kind }, student) || !isNew) return;
    this.answer(kind, requestDefinitions[kind].prefill(this.subject()));
  }

  fill(kind: RequestKind, student: Actor, values: FormValues): void {
    if (!this.actOnRequest(kind, { type: 'edit' }, student)) return;
    const changeType = this.requests.get(kind)?.cancels ? { changeType: 'cancel' } : {};
    this.answer(kind, { ...this.valuesOf(kind), ...values, ...changeType });
  }

  override actOnRequest(kind: RequestKind, event: RequestEvent, actor: Actor): boolean {
    this.now += 1;
    if (event.type === 'submit' && this.problems(kind) > 0) return false;
    if (event.type === 'approve' && this.problems(kind, 'date_order') > 0) return false;
    const change = this.changeOf(kind);
    if (!super.actOnRequest(kind, event, actor)) return false;
    if (event.type === 'approve' && this.statusOf(kind) === 'approved') this.settle(kind, change);
    return true;
  }

  private settle(kind: RequestKind, { host, ...mobility }: ReturnType<StayModel['changeOf']>): void {
    const before = this.stay();
    this.facts = { ...this.facts, ...mobility };
    if (host !== undefined) this.host = host;
    const after = this.stay();
    for (const fact of changedFacts(before, after)) {
      if (this.settledAt[fact] > (this.answeredAt.get(kind) ?? 0)) this.overwritten.push({ by: kind, fact });
      this.settledAt[fact] = this.now;
    }
    this.pass(before, after);
  }

  /** Every open request takes over what was settled, or goes back to the student. */
  private pass(before: StayFacts, after: StayFacts): void {
    for (const other of requestKinds) {
      const status = this.statusOf(other);
      if (status === null) continue;
      const { outcome, values } = afterStayChange({ kind: other, status, values: this.valuesOf(other) }, before, after);
      if (outcome === 'goes_back') this.actOnRequest(other, { type: 'send_back' }, systemActor);
      if (outcome === 'goes_back' || outcome === 'takes_over') this.answer(other, values);
    }
  }

  private changeOf(kind: RequestKind) {
    const subject = this.subject();
    const values = this.valuesOf(kind);
    return requestDefinitions[kind].mobilityAfter(values, subject, requestConsequences(kind, values, subject, null));
  }

  private problems(kind: RequestKind, code?: string): number {
    const found = requestDefinitions[kind].check(this.valuesOf(kind), this.subject());
    return found.filter((problem) => code === undefined || problem.code === code).length;
  }

  private answer(kind: RequestKind, values: FormValues): void {
    this.forms.set(kind, values);
    this.answeredAt.set(kind, this.now);
  }

  readonly valuesOf = (kind: RequestKind): FormValues => this.forms.get(kind) ?? {};
  private readonly statusOf = (kind: RequestKind) => this.requests.get(kind)?.status ?? null;

  private subject(): RequestSubject {
    return {
      facts: this.currentFacts(),
      student: { name: '林知远' },
      pages: { basic: {} },
      programme: { checkInIntervalDays: 30 },
      requests: [],
    };
  }
}

/** What the newest approval of a form asks for, read from the form alone. */
export function asked(kind: RequestKind, values: FormValues): Partial<Record<StayFact, unknown>> {
  const fields: Partial<Record<RequestKind, Partial<Record<StayFact, string>>>> = {
    dispatch_confirmation: { departOn: 'departOn', returnOn: 'returnOn' },
    pre_departure_change: { departOn: 'newStartOn', returnOn: 'newEndOn', host: 'newHost' },
    plan_change: { returnOn: 'newReturnOn', host: 'newHost' },
    return_formalities: { returnOn: 'actualReturnOn' },
  };
  const wanted = values.changeType === 'cancel' ? {} : (fields[kind] ?? {});
  return Object.fromEntries(
    stayFacts.flatMap((fact) => {
      const value = values[wanted[fact] ?? ''] ?? null;
      return value === null ? [] : [[fact, value]];
    }),
  );
}
