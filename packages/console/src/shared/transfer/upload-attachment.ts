import { type Attachment, attachmentRoutes, type RequestOf } from '@yuanhang/contract';
import { call } from '../api';
import { sendForm } from './send-form';

type Input = Omit<RequestOf<NonNullable<typeof attachmentRoutes.beginUpload.schemas>>['body'], 'fileName' | 'bytes'>;

/** Asks for a place, sends the file there, and has it checked. */
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

/** Opens a file by a link that lives for some minutes. The window comes first: a later one would be blocked. */
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
