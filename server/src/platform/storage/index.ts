export { contentIsTrue, contentMatches, contentTypes, fileTypeOf } from './content';
export { diskStorage } from './disk';
export { type OssSettings, ossStorage } from './oss';
export {
  contentDisposition,
  type LocalFiles,
  type ReadTerms,
  type Storage,
  StorageFailed,
  type UploadTerms,
  type UploadTicket,
} from './storage';
