/**
 * The lifecycle as the product description tells it, written down a second time and much smaller, so that it can be
 * held against the running server. It shares no code with the server's own table.
 */
export type ModelStage =
  | 'draft'
  | 'under_review'
  | 'supplement_required'
  | 'revision_required'
  | 'approved'
  | 'dispatched'
  | 'rejected'
  | 'cancelled'
  | 'deleted';
export interface Model {
  readonly stage: ModelStage;
  /** 0: the college, 1: the office; also where a returned or supplemented one goes back to. */
  readonly step: 0 | 1;
  readonly dispatch: 'none' | 'draft' | 'submitted' | 'returned';
}
export const actors = ['student', 'college', 'office', 'otherCollege', 'otherStudent'] as const;
export type Actor = (typeof actors)[number];
export const verbs = [
  'edit',
  'submit',
  'recall',
  'delete',
  'supplement',
  'approve',
  'return',
  'reject',
  'ask',
  'withdraw',
  'officeCancel',
  'submitDispatch',
  'recallDispatch',
  'approveDispatch',
  'returnDispatch',
] as const;
export type Verb = (typeof verbs)[number];
export interface Command {
  readonly verb: Verb;
  readonly actor: Actor;
}

export const beginning: Model = { stage: 'draft', step: 0, dispatch: 'none' };

type Step = (model: Model) => Model | null;
const to =
  (stage: ModelStage): Step =>
  (model) => ({ ...model, stage });
const approve: Step = (model) => (model.step === 0 ? { ...model, step: 1 } : { ...model, stage: 'approved' });
const dispatch =
  (from: readonly Model['dispatch'][], next: Model['dispatch']): Step =>
  (model) =>
    from.includes(model.dispatch) ? { ...model, dispatch: next } : null;

/** Stage by stage, what may happen; whatever stands nowhere here may not. */
const table: Readonly<Record<ModelStage, Readonly<Partial<Record<Verb, Step>>>>> = {
  draft: {
    edit: (model) => model,
    submit: (model) => ({ ...model, stage: 'under_review', step: 0 }),
    delete: to('deleted'),
  },
  under_review: {
    recall: (model) => ({ ...model, stage: 'draft', step: 0 }),
    approve,
    return: to('revision_required'),
    reject: to('rejected'),
    ask: to('supplement_required'),
  },
  supplement_required: { supplement: to('under_review'), withdraw: to('under_review') },
  revision_required: { edit: (model) => model, submit: to('under_review') },
  approved: {
    officeCancel: to('cancelled'),
    submitDispatch: dispatch(['none', 'draft', 'returned'], 'submitted'),
    recallDispatch: dispatch(['submitted'], 'draft'),
    returnDispatch: dispatch(['submitted'], 'returned'),
    approveDispatch: (model) => (model.dispatch === 'submitted' ? { ...model, stage: 'dispatched' } : null),
  },
  dispatched: { officeCancel: to('cancelled') },
  rejected: {},
  cancelled: {},
  deleted: {},
};

const ofStudent: readonly Verb[] = [
  'edit',
  'submit',
  'recall',
  'delete',
  'supplement',
  'submitDispatch',
  'recallDispatch',
];
const ofOffice: readonly Verb[] = ['officeCancel', 'approveDispatch', 'returnDispatch'];

function mayBy({ verb, actor }: Command, { step }: Model): boolean {
  if (ofStudent.includes(verb)) return actor === 'student';
  if (ofOffice.includes(verb)) return actor === 'office';
  return actor === (step === 0 ? 'college' : 'office');
}

/** What becomes of it; null when the server has to refuse and to change nothing. */
export const after = (model: Model, command: Command): Model | null =>
  mayBy(command, model) ? (table[model.stage][command.verb]?.(model) ?? null) : null;

/** Every command that would change or keep something now, so that sequences come further than chance would. */
export const legal = (model: Model): readonly Command[] =>
  verbs.flatMap((verb) => actors.map((actor) => ({ verb, actor }))).filter((command) => after(model, command) !== null);
