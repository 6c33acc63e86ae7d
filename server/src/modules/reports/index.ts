export { createReports, type Reports } from './reports';
export { reportRoutes } from './routes';
