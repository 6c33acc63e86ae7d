import type { OssSettings } from './oss';
import type { Storage } from './storage';

export { contentTypes, fileTypeOf, isHeicName, isPictureName, namedAs } from './content-types';
export { diskStorage } from './disk';
export type { OssSettings } from './oss';
export {
  contentDisposition,
  type LocalFiles,
  type ReadTerms,
  type Storage,
  StorageFailed,
  StorageFull,
  type UploadTerms,
  type UploadTicket,
} from './storage';

/** Alibaba OSS; loads its library only when it is used. */
export const ossStorage = async (settings: OssSettings): Promise<Storage> =>
  (await import('./oss.js')).ossStorage(settings);
