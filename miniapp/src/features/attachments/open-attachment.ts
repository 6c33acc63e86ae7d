import { type Attachment, attachmentRoutes } from '@yuanhang/contract';
import { call, openFile, toFailure } from '../../shared/api';
import { showError } from '../../shared/ui';

/** Shows a file by a link that is made for this one time. */
export async function openAttachment(file: Attachment): Promise<void> {
  try {
    const { url } = await call(attachmentRoutes.readLink, { params: { id: file.id }, query: { as: 'view' } });
    await openFile(url, file.fileType);
  } catch (error) {
    showError(toFailure(error).message);
  }
}

/** Opens a paper that the server makes. */
export async function openPaper(url: string): Promise<void> {
  try {
    await openFile(url, 'pdf');
  } catch (error) {
    showError(toFailure(error).message);
  }
}
