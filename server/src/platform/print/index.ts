import type { Paper } from './paper';

export { factsSection, formSection, moment, type Paper, reviewSection, type Section, tableSection } from './paper';

/** The paper as a PDF. What prints is loaded with the first paper: nothing for a server's start. */
export const print = async (paper: Paper): Promise<Buffer> => (await import('./print.js')).print(paper);
