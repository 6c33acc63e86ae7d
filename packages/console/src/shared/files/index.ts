export { MaterialList } from './material-list';
