import { buildFacts } from '../../test/build';
import { finalStages, type RequestKind, requestKinds, stages } from '../vocabulary';
import { asksForMoney, requestDefinitions, requestForms, requestKindLabels } from './registry';
import type { RequestSubject } from './request-kind';

const chinese = /^[\u4e00-\u9fff]+$/;
const subject: RequestSubject = {
  facts: buildFacts({ departOn: '2026-09-01', arrivedOn: '2026-09-02', returnOn: '2027-01-31' }),
  student: { name: '林知远' },
  pages: { basic: { emergencyName: '林母' } },
  programme: { checkInIntervalDays: 30 },
  requests: [],
};
const before = (kind: RequestKind) =>
  Math.min(...requestDefinitions[kind].stages.map((stage) => stages.indexOf(stage)));

it('contains exactly the kinds of the vocabulary, each under its own name', () => {
  expect(Object.keys(requestDefinitions).sort()).toEqual([...requestKinds].sort());
  expect(Object.keys(requestForms).sort()).toEqual([...requestKinds].sort());
  expect(new Set(Object.values(requestKindLabels)).size).toBe(requestKinds.length);
});

describe.each(requestKinds)('%s', (kind) => {
  const definition = requestDefinitions[kind];
  const fields = definition.form.fields.map(({ key }) => key);

  it('has a label, its own form and a review chain', () => {
    expect(definition.label).toMatch(chinese);
    expect(definition.form).toMatchObject({ key: kind, title: definition.label });
    expect(definition.chain).not.toHaveLength(0);
    expect(definition.document ?? '表').toMatch(/表$/);
  });

  it('can be opened at some stage, and gives a reason at the others', () => {
    expect(definition.stages).not.toHaveLength(0);
    expect(definition.tooEarly).not.toBe('');
    expect(definition.tooLate).not.toBe('');
    for (const stage of definition.announcedAt) expect(stages.indexOf(stage)).toBeLessThan(before(kind));
    for (const final of finalStages) expect([...definition.stages, ...definition.decidedAt]).not.toContain(final);
    expect(definition.decidedAt).not.toHaveLength(0);
  });

  it('names a reader for each sensitive field', () => {
    const sensitive = definition.form.fields.filter((field) => field.sensitive).map(({ key }) => key);
    expect(Object.keys(definition.readers).sort()).toEqual(sensitive.sort());
  });

  it('lets finance grant what it asks for', () => {
    expect(definition.chain[definition.chain.length - 1] === 'finance').toBe(asksForMoney(kind));
  });

  it('starts with answers to its own questions, and finds no problem in an empty form', () => {
    expect(fields).toEqual(expect.arrayContaining(Object.keys(definition.prefill(subject))));
    expect(definition.check({}, subject)).toEqual([]);
  });

  it('is the only main task of a stage at which it can be opened', () => {
    const { task } = definition;
    if (task === null) return;
    expect(definition.stages).toContain(task.stage);
    expect(requestKinds.filter((other) => requestDefinitions[other].task?.stage === task.stage)).toEqual([kind]);
  });

  it('has a consequence of a rejection only where it can be rejected', () => {
    expect(definition.rejectable || definition.rejection === null).toBe(true);
  });
});
