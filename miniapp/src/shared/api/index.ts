export { call } from './call';
export { type Failure, toFailure } from './failure';
export { newKey } from './idempotency';
export { NetworkError } from './network-error';
export { openFile } from './open-file';
export { type PickedFile, pickFile } from './pick-file';
export { type UploadTarget, upload } from './upload';
export { type Answer, useAnswer } from './use-answer';
export { type Submit, useSubmit } from './use-submit';
