export { eraseOldPassReasons, erasePassReasons, erasePassReasonsOf } from './erase';
export { createProgrammes, type Programmes, type ProgrammesDeps, windowsOn } from './programmes';
export type { Programme } from './records';
export { programmeRoutes } from './routes';
