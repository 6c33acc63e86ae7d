import type { Row } from './database';

/**
 * The values that the product computes (next steps, actions, labels), taken from its answers. The limit sends them unchanged
 * and merges the columns of its own rows, so that both send the same JSON and the limit computes nothing.
 */
export interface Templates {
  readonly programme: object;
  readonly queueItem: object;
  /** By stage. */
  readonly summaries: Readonly<Record<string, object>>;
  /** By stage: for the student, and for staff. */
  readonly details: {
    readonly student: Readonly<Record<string, object>>;
    readonly staff: Readonly<Record<string, object>>;
  };
  readonly submission: {
    readonly answer: object;
    /** The columns of `applications` that the product changed. */
    readonly changes: Row;
    /** The rows that the product inserted, one for each table. */
    readonly inserted: Readonly<Record<string, Row>>;
    /** The application, student and key in the rows above, to be replaced. */
    readonly application: string;
    readonly student: string;
    readonly key: string;
  };
}

let templates: Templates | null = null;
export const setTemplates = (given: Templates): void => {
  templates = given;
};
export function known(): Templates {
  if (templates === null) throw new Error('the limit has no templates yet');
  return templates;
}
