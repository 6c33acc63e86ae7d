export { applicationNumber } from './application-number';
export { isIdentityCard } from './identity-card';
export { maskCharacter, maskMiddle } from './mask';
export { isMobilePhone, isPhone } from './phone';
export { isPassportNumber, isTravelDocumentNumber } from './travel-document';
