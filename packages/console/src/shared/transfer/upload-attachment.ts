import { type Attachment, attachmentRoutes, type RequestOf } from '@yuanhang/contract';
import { call } from '../api';
import { sendForm } from './send-form';

type Input = Omit<RequestOf<NonNullable<typeof attachmentRoutes.beginUpload.schemas>>['body'], 'fileName' | 'bytes'>;

/** Requests an upload target, uploads the file, and completes the upload, which validates the file. */
export async function uploadAttachment(
  input: Input,
  file: File,
  onProgress?: (part: number) => void,
): Promise<Attachment> {
  const about = { ...input, fileName: file.name, bytes: file.size };
  const { id, upload } = await call(attachmentRoutes.beginUpload, { body: about });
  const form = new FormData();
  for (const [name, value] of Object.entries(upload.fields)) form.append(name, value);
  form.append(upload.fileField, file);
  await sendForm(upload.url, form, onProgress);
  return call(attachmentRoutes.completeUpload, { params: { id } });
}

/** Opens a file by a short-lived link. Opens the window before the request, because browsers block a later one. */
export async function openAttachment(id: string): Promise<void> {
  const view = window.open('', '_blank');
  try {
    const { url } = await call(attachmentRoutes.readLink, { params: { id }, query: { as: 'view' } });
    if (view) view.location.href = url;
  } catch (error) {
    view?.close();
    throw error;
  }
}
