export { eraseOldPassReasons, erasePassReasons, erasePassReasonsOf } from './jobs/erase-pass-reasons';
export { createProgrammes, type Programmes, windowsOn } from './programmes';
export type { Programme } from './records';
export { programmeRoutes } from './routes';
