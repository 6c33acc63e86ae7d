export { eraseOldPassReasons, erasePassReasons, erasePassReasonsOf } from './erase';
export type { Programme } from './model';
export { createProgrammes, type Programmes, type ProgrammesDeps, windowsOn } from './programmes';
export { programmeRoutes } from './routes';
