export { eraseOldPassReasons, erasePassReasons, erasePassReasonsOf } from './jobs/erase-pass-reasons';
export { searchableProgrammes } from './jobs/search-index';
export { createProgrammes, type Programmes } from './programmes';
export type { Programme } from './records';
export { programmeRoutes } from './routes';
export { bothWindowsPast, regularWindowPast } from './window-conditions';
