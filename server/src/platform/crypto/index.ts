export { type FieldCipher, fieldCipher, isSealed } from './fields';
export { createSigner, equalInConstantTime, hashToken, newToken, type Signer } from './tokens';
