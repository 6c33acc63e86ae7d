import { bindContext } from '../../platform/bind-context';
import { answerSupplement } from './commands/answer-supplement';
import { appendTimeline } from './commands/append-timeline';
import { begin } from './commands/begin';
import { changeStay } from './commands/change-stay';
import { keepSubmission } from './commands/keep-submission';
import { addLanguage, removeLanguage, updateLanguage } from './commands/languages';
import { lockApplication } from './commands/locks';
import { moveStage } from './commands/move-stage';
import { recall } from './commands/recall';
import { remove } from './commands/remove';
import { savePage } from './commands/save-page';
import { setMobility } from './commands/set-mobility';
import { submit } from './commands/submit';
import { askSupplement } from './commands/supplements';
import { waiveFunding } from './commands/waive-funding';
import type { ApplicationsContext, ApplicationsDeps } from './context';
import { closeReturned, lapseDrafts } from './jobs/sweeps';
import { applicationForm } from './reads/application-form';
import { detailForStaff, own, timelineOf } from './reads/detail';
import { applicationFiles, mayRead } from './reads/files';
import { mine, summaries } from './reads/lists';
import { factsForStaff, loadRecord } from './reads/load';
import { createLoaders } from './reads/loaders';
import { staleVersionError } from './reads/stale-version';
import { changesOf } from './reads/submissions';

/** Applications, from the accepted declaration to a final stage. */
export function createApplications(deps: ApplicationsDeps) {
  const { database, attachments } = deps;
  const context: ApplicationsContext = { ...deps, loaders: createLoaders(database, attachments) };
  return {
    ...bindContext(context, {
      // For modules that build on applications.
      facts: loadRecord,
      factsForStaff,
      mayRead,
      lockApplication,
      moveStage,
      setMobility,
      changeStay,
      appendTimeline,
      askSupplement,
      keepSubmission,
      changesOf,
      timelineOf,
      staleVersionError,
      detailForStaff,
      summaries,
      // For the student.
      mine,
      own,
      applicationForm,
      begin,
      savePage,
      addLanguage,
      updateLanguage,
      removeLanguage,
      submit,
      recall,
      answerSupplement,
      waiveFunding,
      remove,
    }),
    /** For the attachments module. */
    files: applicationFiles(context),
    lapseDrafts: lapseDrafts(context),
    closeReturned: closeReturned(context),
  };
}
export type Applications = ReturnType<typeof createApplications>;
