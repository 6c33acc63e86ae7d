import { decideApplication } from '@yuanhang/domain';
import { begin, buildExchangeProgramme, buildUsers, fill, submit } from '../../../test/factories/applications';
import { startMobilityFixture } from '../../../test/mobility-fixture';
import { type ApplicationCondition, createApplications } from './index';

const reason = { code: 'agreement_missing', message: '请先签署学习协议' };

it('refuses the last approval with the reason of another module until its condition is met', async () => {
  const fixture = await startMobilityFixture();
  const { database, clock, outbox, identity, programmes, attachments } = fixture;
  const users = await buildUsers(fixture);
  const signed = new Set<string>();
  const asked: string[][] = [];
  const agreement: ApplicationCondition = {
    before: 'lastApproval',
    unmet: async (subjects) => {
      asked.push(subjects.map(({ studentId }) => studentId));
      return new Map(subjects.filter(({ id }) => !signed.has(id)).map(({ id }) => [id, reason]));
    },
  };
  const insurance: ApplicationCondition = {
    before: 'dispatch',
    unmet: async (subjects) => new Map(subjects.map(({ id }) => [id, { code: 'uninsured', message: '请先投保' }])),
  };
  const applications = createApplications({
    database,
    clock,
    outbox,
    identity,
    consents: fixture.consents,
    programmes,
    attachments,
    onStageChanged: [],
    onStayChanged: [],
    conditions: [agreement, insurance],
  });
  const programmeId = await buildExchangeProgramme(fixture, users.office);
  const filled = await fill(fixture, users.student, await begin(users.student, programmeId));
  await applications.facts(filled.id);
  // Conditions are not evaluated for a draft.
  expect(asked).toEqual([]);
  const { id } = await submit(users.student, filled);

  const reviewers = [
    { userId: users.collegeReviewer.id, roles: ['college_reviewer'], collegeIds: [users.languages] },
    { userId: users.office.id, roles: ['office'], collegeIds: [] },
  ] as const;
  const approve = (index: 0 | 1) =>
    database.transaction(async (tx) => {
      await applications.lockApplication(id, tx);
      const record = await applications.facts(id, tx);
      if (!record) throw new Error('no application');
      const move = decideApplication(record.state, { type: 'approve' }, reviewers[index], record.facts);
      if (!move.allowed) return move.reason;
      const by = { id: reviewers[index].userId, name: '测试', role: 'office' } as const;
      const described = { operation: 'approve', title: '通过', comment: null, step: null };
      const after = await applications.moveStage({ record, move, by, ...described }, tx);
      expect(after).toEqual(await applications.facts(id, tx));
      return after.state.stage;
    });
  expect(await approve(0)).toBe('under_review');
  expect(await approve(1)).toEqual(reason);
  signed.add(id);
  expect(await approve(1)).toBe('approved');
  expect(asked[0]).toEqual([users.student.id]);
  expect((await applications.facts(id))?.facts.unmet).toEqual({
    lastApproval: [],
    dispatch: [{ code: 'uninsured', message: '请先投保' }],
  });
  await fixture.stop();
});
