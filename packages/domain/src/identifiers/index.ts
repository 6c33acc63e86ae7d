export { applicationNumber } from './application-number';
export { isEmail, normalEmail } from './email';
export { isIdentityCard } from './identity-card';
export { maskCharacter, maskMiddle } from './mask';
export { dialString, isMobilePhone, isPhone, phoneLink, readPhone } from './phone';
export { isPassportNumber, isTravelDocumentNumber, plainNumber } from './travel-document';
