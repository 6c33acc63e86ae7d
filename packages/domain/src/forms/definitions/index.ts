export { applicationInformationForm } from './application-information';
export { basicInformationForm } from './basic-information';
export { languageProficiencyForm } from './language-proficiency';
export { selfArrangedForm } from './self-arranged';
