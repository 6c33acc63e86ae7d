export { createSweeps, type Sweep, type Sweeps } from './sweeps';
