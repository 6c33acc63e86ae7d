export { sizeText } from './file-words';
export { sendForm } from './send-form';
export { openAttachment, uploadAttachment } from './upload-attachment';
export { useDownload } from './use-download';
