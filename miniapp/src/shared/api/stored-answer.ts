import { kept } from '../session/kept';

const nameOf = (name: string): string => `answer:${name}`;

/** The last answer of a page, stored to show it again to the same person at once and without a network. */
export const storedAnswers = {
  read: <T>(name: string): T | undefined => kept().read(nameOf(name)) as T | undefined,
  keep: (name: string, data: unknown): void => kept().keep(nameOf(name), data),
};
