export { sizeText } from './file-labels';
export { sendForm } from './send-form';
export { openAttachment, uploadAttachment } from './upload-attachment';
export { useDownload } from './use-download';
