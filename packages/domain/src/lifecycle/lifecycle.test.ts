import fc from 'fast-check';
import * as any from '../../test/arbitraries';
import * as people from '../../test/build';
import { LifecycleModel } from '../../test/lifecycle-model';
import { finalStages, openRequestStatuses, requestKinds } from '../vocabulary';
import { applicationActions, requestActions } from './actions';
import { systemActor } from './actor';
import { decideApplication } from './decide-application';
import { decideRequest } from './decide-request';
import { nextStep } from './next-step';

const chinese = /[\u4e00-\u9fff]/;
const staff = [people.collegeReviewer, people.office, people.finance];
const everybody = [people.student, ...staff, systemActor];
const requestEvents = ['edit', 'submit', 'recall', 'delete', 'approve', 'return', 'reject'] as const;
const decisions = ['approve', 'return', 'reject', 'ask_supplement', 'withdraw_supplement', 'office_cancel'] as const;

describe('for every state and all facts', () => {
  it('allows no event at a final stage', () => {
    fc.assert(
      fc.property(
        any.state,
        fc.constantFrom(...finalStages),
        any.applicationEvent,
        any.facts,
        (s, stage, event, facts) => {
          for (const actor of everybody) {
            expect(decideApplication({ ...s, stage }, event, actor, facts).allowed).toBe(false);
          }
        },
      ),
    );
  });

  it('refuses actors whose event it is not', () => {
    const strangers = [people.otherStudent, people.otherCollege, people.admin, people.bot];
    fc.assert(
      fc.property(any.state, any.applicationEvent, any.facts, any.request, (state, event, facts, request) => {
        const chain = ['college'] as const;
        for (const actor of strangers) {
          expect(decideApplication({ ...state, chain, stepIndex: 0 }, event, actor, facts).allowed).toBe(false);
          const known = { stage: state.stage, application: facts, missingCount: 0, requestedFen: null };
          for (const type of requestEvents) {
            expect(decideRequest({ ...request, chain, stepIndex: 0 }, { type }, actor, known).allowed).toBe(false);
          }
        }
      }),
    );
  });

  it('lets nobody decide their own record', () => {
    fc.assert(
      fc.property(any.state, any.request, any.facts, (state, request, facts) => {
        for (const type of decisions) {
          expect(decideApplication(state, { type }, people.studentOnStaff, facts).allowed).toBe(false);
        }
        const known = { stage: state.stage, application: facts, missingCount: 0, requestedFen: null };
        for (const type of ['approve', 'return', 'reject'] as const) {
          expect(decideRequest(request, { type }, people.studentOnStaff, known).allowed).toBe(false);
        }
      }),
    );
  });

  it('leaves a way out of every stage that is not final', () => {
    fc.assert(
      fc.property(any.state, any.facts, (state, facts) => {
        fc.pre(!finalStages.some((stage) => stage === state.stage));
        const ready = { ...facts, missingCount: 0 };
        const reviewers = [...staff, people.otherCollege];
        const ways = any.applicationEvents.filter((event) =>
          [people.student, ...reviewers, systemActor].some((actor) => {
            const decision = decideApplication(state, event, actor, ready);
            return decision.allowed && (decision.to !== state.stage || decision.deletes !== null);
          }),
        );
        expect(ways).not.toHaveLength(0);
      }),
    );
  });

  it('explains every blocked action in Chinese, and only blocked ones', () => {
    fc.assert(
      fc.property(any.state, any.request, any.actor, any.facts, (state, request, actor, facts) => {
        const known = { stage: state.stage, application: facts, missingCount: 1, requestedFen: 100 };
        const actions = [...applicationActions(state, actor, facts), ...requestActions(request, actor, known)];
        for (const action of actions) {
          expect(action.label).toMatch(chinese);
          if (action.allowed) expect(action.reason).toBeNull();
          else expect(action.reason?.message).toMatch(chinese);
        }
      }),
    );
  });

  it('never names a next step that cannot be taken', () => {
    fc.assert(
      fc.property(any.state, any.facts, (state, facts) => {
        for (const actor of [people.student, ...staff]) {
          const step = nextStep(state, actor, facts, facts.today);
          if (!step?.action) continue;
          const action = applicationActions(state, actor, facts).find((a) => a.key === step.action);
          // The button leads to the page that shows what is incomplete, or that the programme is full.
          const waits = ['incomplete', 'no_place_left'];
          expect(action?.allowed || waits.includes(action?.reason?.code ?? '')).toBe(true);
        }
      }),
    );
  });

  it('shows nothing to people it does not concern', () => {
    fc.assert(
      fc.property(any.state, any.facts, (state, facts) => {
        for (const actor of [people.otherStudent, people.admin, people.bot, people.otherCollege, systemActor]) {
          expect(applicationActions({ ...state, chain: ['college'] }, actor, facts)).toEqual([]);
          expect(nextStep({ ...state, chain: ['college'] }, actor, facts, facts.today)).toBeNull();
        }
      }),
    );
  });
});

describe('for every sequence of actions', () => {
  const move = fc.oneof(
    fc.record({ event: any.applicationEvent, actor: fc.constantFrom(people.student, ...staff) }),
    fc.record({
      kind: fc.constantFrom(...requestKinds),
      type: fc.constantFrom(...requestEvents),
      actor: fc.constantFrom(people.student, ...staff),
    }),
  );

  it('every application can end, takes its place at most once and leaves no request open', () => {
    fc.assert(
      fc.property(fc.array(move, { maxLength: 60 }), fc.boolean(), (moves, fundingEligible) => {
        const model = new LifecycleModel({ fundingEligible });
        for (const m of moves) {
          if (model.deleted) break;
          if ('event' in m) model.act(m.event, m.actor);
          else model.actOnRequest(m.kind, { type: m.type }, m.actor);
          expect(model.places.taken - model.places.released).toBeGreaterThanOrEqual(0);
          expect(model.places.taken - model.places.released).toBeLessThanOrEqual(1);
        }
        model.finish({ student: people.student, staff });
        expect(model.isFinal()).toBe(true);
        const open = [...model.requests.values()].filter((r) => openRequestStatuses.some((s) => s === r.status));
        if (!model.deleted) expect(open).toEqual([]);
        if (model.state.stage !== 'closed') expect(model.places.taken).toBe(model.places.released);
      }),
      { numRuns: 500 },
    );
  });

  it('an application without refusals ends closed', () => {
    const model = new LifecycleModel({ fundingEligible: false });
    model.finish({ student: people.student, staff });
    expect(model.state.stage).toBe('closed');
    expect(model.places).toEqual({ taken: 1, released: 0 });
  });
});
