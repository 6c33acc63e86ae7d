import {
  applicationInformationForm,
  basicInformationForm,
  type FormDefinition,
  selfArrangedForm,
} from '@yuanhang/domain';
import type { Offering, PageKey } from './records';

/** The form of a page: three are the product's, the questions are the programme's. */
export function formOf(page: PageKey, offering: Offering): FormDefinition {
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
