import type { Requirement } from '@yuanhang/contract';
import type { FormValues, PlainDate, PlanChangeConsequences, Problem, RequestKind } from '@yuanhang/domain';
import type { ApplicationRecord, Mobility } from '../../applications';

/** What is particular to a kind of request; its form, its chain and when it may happen are the domain's. */
export interface Kind {
  readonly kind: RequestKind;
  /** Which of the programme's materials it asks for; null: none. */
  readonly phase: Requirement['phase'] | null;
  /** What a new draft starts with. */
  prefill(application: ApplicationRecord): FormValues;
  /** What the form alone cannot know, such as dates that must fit the stay. */
  check(values: FormValues, application: ApplicationRecord): Problem[];
  /** The dates of the stay as its approval would have them; null (or left out) when it moves none. */
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
