export { createImports, type Imports } from './imports';
export { importRoutes } from './routes';
export { sealedChanges } from './sealed-changes';
