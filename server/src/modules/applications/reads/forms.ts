import {
  applicationInformationForm,
  basicInformationForm,
  type FormDefinition,
  selfArrangedForm,
} from '@yuanhang/domain';
import type { Offering, PageKey } from './records';

/** In the order in which students fill them in. */
export const pageKeys: readonly PageKey[] = ['basic', 'selfArranged', 'application', 'questions'];

/** The form of a page: three are fixed, the questions come from the programme. */
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
