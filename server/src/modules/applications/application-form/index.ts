export { applicationForm, type PaperParts } from './content';
export { print } from './print';
