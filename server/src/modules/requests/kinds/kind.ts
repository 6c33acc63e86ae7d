import type { Requirement } from '@yuanhang/contract';
import type { FormValues, PlainDate, PlanChangeConsequences, Problem, RequestKind } from '@yuanhang/domain';
import type { ApplicationRecord, Mobility } from '../../applications';

/** What differs by kind of request. The form, the chain and when a request is allowed are defined in the domain package. */
export interface Kind {
  readonly kind: RequestKind;
  /** Which of the programme's materials it asks for; null: none. */
  readonly phase: Requirement['phase'] | null;
  /** What a new draft starts with. */
  prefill(application: ApplicationRecord): FormValues;
  /** Problems that need more than the form, such as dates that do not fit the mobility. */
  check(values: FormValues, application: ApplicationRecord): Problem[];
  /** The dates of the mobility after an approval; null (or left out) when it changes none. */
  datesAfter?(
    values: FormValues,
    application: ApplicationRecord,
  ): { readonly departOn: PlainDate | null; readonly returnOn: PlainDate | null } | null;
  /**
   * What its approval makes known of the stay.
   * @param consequences of `datesAfter`, as both sides saw them
   */
  mobilityAfter(
    values: FormValues,
    application: ApplicationRecord,
    consequences: PlanChangeConsequences | null,
  ): Partial<Mobility>;
}

/** A date that was filled in; null when not. */
export const dateOf = (values: FormValues, key: string): string | null => {
  const value = values[key];
  return typeof value === 'string' ? value : null;
};
