/** The payee of a grant. */
export interface Payee {
  readonly holder: string;
  readonly bank: string;
  /** In the clear only where that was requested and audited; masked otherwise. */
  readonly account: string;
}

/** Reads the payee from a stored funding application. */
export type PayeeOf = (row: { readonly id: string; readonly form: string }) => Payee;
