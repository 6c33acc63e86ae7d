export { call } from './call';
export { messageOf } from './failures';
export { newKey } from './new-key';
export { createQueryClient } from './query-client';
export { useAction } from './use-action';
export { usePages } from './use-pages';
