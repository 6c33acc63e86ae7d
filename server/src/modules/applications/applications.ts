import type { Sweep } from '../../platform/sweeps';
import { begin } from './begin';
import type { ApplicationsDeps, Context } from './context';
import { applicationFiles, mayRead } from './files';
import type { Applications } from './interface';
import { languages } from './languages';
import { lists } from './lists';
import { loadRecord, lockApplication, staleVersionError } from './load';
import { mobilityColumns } from './mobility';
import { moveStage } from './move-stage';
import { ApplicationQueries } from './queries';
import { remove } from './remove';
import { savePage } from './save-page';
import { staffScope } from './scope';
import { Submissions } from './submissions';
import { recall, submit } from './submit';
import { answerSupplement } from './supplements/answer';
import { Supplements } from './supplements/store';
import { closeReturned, lapseDrafts } from './sweeps';
import { appendTimeline } from './timeline';
import { waiveFunding } from './waive-funding';

/** Applications, from the accepted declaration to a final stage. */
export function createApplications(deps: ApplicationsDeps) {
  const { database, clock, attachments } = deps;
  const supplements = new Supplements(database);
  const submissions = new Submissions(database);
  const context: Context = {
    ...deps,
    supplements,
    submissions,
    queries: new ApplicationQueries(database, (ids, tx) => attachments.listFor('application', ids, tx), supplements),
    onStageChanged: [],
  };
  attachments.registerOwner('application', applicationFiles(context));

  const offered: Applications = {
    facts: (id, tx) => loadRecord(context, id, tx),
    mayRead: mayRead(context),
    async factsForStaff(principal, id, tx) {
      const scope = staffScope(principal);
      const where = `a.id = :id AND ${scope.where}`;
      const [record] = await context.queries.records(where, { id, ...scope.values }, clock.now(), tx);
      return record ?? null;
    },
    lockApplication: (id, tx) => lockApplication(context, id, tx),
    moveStage: moveStage(context),
    askSupplement: (tx, record, step, by, asked) => supplements.ask(tx, record.id, step, by, asked, clock.now()),
    onStageChanged: (handler) => {
      context.onStageChanged.push(handler);
    },
    async setMobility(tx, id, mobility) {
      await database.write('UPDATE applications SET version = version + 1 WHERE id = :id', { id }, tx);
      await database.update('applications', { id }, { ...mobilityColumns(mobility), updated_at: clock.now() }, tx);
    },
    appendTimeline: appendTimeline(context),
    submissions,
    timelineOf: (applicationId, requestId) => context.queries.timeline(applicationId, requestId),
    staleVersionError: (applicationId, requestId, seen) => staleVersionError(context, applicationId, requestId, seen),
    detailFor: lists(context).detailFor,
    detailForStaff: lists(context).forStaff,
    summaries: lists(context).summaries,
  };
  return {
    ...offered,
    mine: lists(context).mine,
    own: lists(context).own,
    applicationForm: lists(context).applicationForm,
    begin: begin(context),
    savePage: savePage(context),
    languages: languages(context),
    submit: submit(context),
    recall: recall(context),
    answerSupplement: answerSupplement(context),
    waiveFunding: waiveFunding(context),
    remove: remove(context),
    lapseDrafts: lapseDrafts(context) satisfies Sweep,
    closeReturned: closeReturned(context) satisfies Sweep,
  };
}
export type ApplicationsModule = ReturnType<typeof createApplications>;
