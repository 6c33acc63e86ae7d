import type { Paper } from './paper';

export { missingCharacters } from './characters';
export { factsSection, formSection, moment, type Paper, reviewSection, type Section, tableSection } from './paper';

export { textsOf } from './texts';

/** Renders the paper as a PDF. Loads the printer with the first paper, to keep the server's start fast. */
export const print = async (paper: Paper): Promise<Buffer> => (await import('./print.js')).print(paper);
