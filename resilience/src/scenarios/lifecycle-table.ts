/**
 * A small model of the application lifecycle, written from the product description, to compare the running server with.
 * It shares no code with the server's own lifecycle table.
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
  /** The review step: 0 is the college, 1 the office. A returned or supplemented application goes back to it. */
  readonly step: 0 | 1;
  readonly dispatch: 'none' | 'draft' | 'submitted' | 'returned';
}
export const actors = ['student', 'college', 'office', 'otherCollege', 'otherStudent'] as const;
export type Actor = (typeof actors)[number];
export const operations = [
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
export type Operation = (typeof operations)[number];
export interface Command {
  readonly operation: Operation;
  readonly actor: Actor;
}

export const initialModel: Model = { stage: 'draft', step: 0, dispatch: 'none' };

/** The model after an operation, or null when the operation is not allowed in this state. */
type Transition = (model: Model) => Model | null;
const to =
  (stage: ModelStage): Transition =>
  (model) => ({ ...model, stage });
const approve: Transition = (model) => (model.step === 0 ? { ...model, step: 1 } : { ...model, stage: 'approved' });
const dispatch =
  (from: readonly Model['dispatch'][], next: Model['dispatch']): Transition =>
  (model) =>
    from.includes(model.dispatch) ? { ...model, dispatch: next } : null;

/** The operations allowed in each stage; the server must refuse all others. */
const table: Readonly<Record<ModelStage, Readonly<Partial<Record<Operation, Transition>>>>> = {
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

const studentOperations: readonly Operation[] = [
  'edit',
  'submit',
  'recall',
  'delete',
  'supplement',
  'submitDispatch',
  'recallDispatch',
];
const officeOperations: readonly Operation[] = ['officeCancel', 'approveDispatch', 'returnDispatch'];

function isAllowedActor({ operation, actor }: Command, { step }: Model): boolean {
  if (studentOperations.includes(operation)) return actor === 'student';
  if (officeOperations.includes(operation)) return actor === 'office';
  return actor === (step === 0 ? 'college' : 'office');
}

/** The model after the command, or null when the server must refuse it and change nothing. */
export const applyCommand = (model: Model, command: Command): Model | null =>
  isAllowedActor(command, model) ? (table[model.stage][command.operation]?.(model) ?? null) : null;

/** The commands that the server must accept now. Choosing among them takes sequences further than random commands would. */
export const allowedCommands = (model: Model): readonly Command[] =>
  operations
    .flatMap((operation) => actors.map((actor) => ({ operation, actor })))
    .filter((command) => applyCommand(model, command) !== null);
