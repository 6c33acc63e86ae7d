/**
 * A form is data: built-in pages, request forms and a programme's own questions have the same type and are checked by
 * the same code on the server and in the mini program.
 */

export const fieldTypes = [
  'text',
  'paragraph',
  'number',
  'money',
  'date',
  'choice',
  'choices',
  'yes_no',
  'phone',
  'email',
  'country',
] as const;
export type FieldType = (typeof fieldTypes)[number];

export interface FieldOption {
  readonly value: string;
  readonly label: string;
}

export interface Field {
  readonly key: string;
  readonly label: string;
  readonly type: FieldType;
  readonly required?: boolean;
  /** Help text below the label. */
  readonly help?: string;
  readonly placeholder?: string;
  /**
   * Characters for texts (in code points), the value for numbers, fen for money, the number of selected options for
   * choices.
   */
  readonly min?: number;
  readonly max?: number;
  /** For `choice` and `choices`. */
  readonly options?: readonly FieldOption[];
  /** Comes from the student register; displayed, never edited, ignored in client input. */
  readonly readOnly?: boolean;
  /** Passport, identity card, bank account: encrypted at rest and masked in responses. */
  readonly sensitive?: boolean;
  /** Asked only when an earlier field has one of these values; otherwise its value is dropped. */
  readonly when?: { readonly field: string; readonly in: readonly (string | boolean)[] };
}

/** `later` must be on or after `earlier` (both `date` fields); the problem is reported at `later`. */
export interface DateOrder {
  readonly earlier: string;
  readonly later: string;
  readonly message: string;
}

/** Rules over several fields, by name, so that a definition stays data. See `checks.ts`. */
export const formChecks = ['travel_document_number', 'language_score', 'budget_total', 'bank_account'] as const;
export type FormCheck = (typeof formChecks)[number];

export interface FormDefinition {
  readonly key: string;
  readonly title: string;
  readonly fields: readonly Field[];
  readonly dateOrders?: readonly DateOrder[];
  readonly checks?: readonly FormCheck[];
  /** Keys of fields that a former version of the form had. A page opened before may still send them: they are dropped. */
  readonly formerKeys?: readonly string[];
}

/** `date` is `YYYY-MM-DD`; `money` is integer fen; `country` is an ISO 3166-1 alpha-2 code. */
export type FieldValue = string | number | boolean | readonly string[] | null;
export type FormValues = Readonly<Record<string, FieldValue>>;

/** A problem with a field: stable `code`, `field` as a path, and a message for the user. */
export interface Problem {
  readonly field: string;
  readonly code: string;
  readonly message: string;
}
