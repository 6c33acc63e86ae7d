export { createHome, type HomeContext, type HomePage } from './home';
export { homeRoutes } from './routes';
