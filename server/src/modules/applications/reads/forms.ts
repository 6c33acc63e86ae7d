import {
  applicationInformationForm,
  basicInformationForm,
  type FormDefinition,
  selfArrangedForm,
} from '@yuanhang/domain';
import type { Offering, PageKey } from './records';

/** In the order in which they are filled in. */
export const pageKeys: readonly PageKey[] = ['basic', 'selfArranged', 'application', 'questions'];

/** The form of a page: three are the product's, the questions are the programme's. */
export function formOf(page: PageKey, offering: Pick<Offering, 'questions'>): FormDefinition {
  switch (page) {
    case 'basic':
      return basicInformationForm;
    case 'application':
      return applicationInformationForm;
    case 'questions':
      return offering.questions;
    case 'selfArranged':
      return selfArrangedForm;
  }
}
