export { factsSection, formSection, moment, type Paper, reviewSection, type Section, tableSection } from './paper';
export { print } from './print';
