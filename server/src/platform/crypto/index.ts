export { type FieldCipher, fieldCipher, isSealed } from './fields';
export { type Rotated, resealSet, type SealedSet } from './reseal';
export { createSigner, equalInConstantTime, hashToken, newToken, type Signer } from './tokens';
