export { createImports, type Imports } from './imports';
export { importRoutes } from './routes';
