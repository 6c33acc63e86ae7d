export { createMobilityDesk, type MobilityDesk } from './mobility-desk';
export { mobilityDeskRoutes } from './routes';
