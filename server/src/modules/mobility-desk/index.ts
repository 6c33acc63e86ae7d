export { createMobilityDesk, type MobilityDesk, type MobilityDeskDeps } from './desk';
export { mobilityDeskRoutes } from './routes';
