import { type Attachment, attachmentRoutes } from '@yuanhang/contract';
import { call, openFile, toFailure } from '../../shared/api';
import { showError } from '../../shared/ui';

/** What a phone shows by itself; the rest is downloaded and opened by another app. */
const viewable: readonly Attachment['fileType'][] = ['pdf', 'jpg', 'png'];

/** Shows a file by a link that is made for this one time. */
export async function openAttachment(file: Attachment): Promise<void> {
  try {
    const as = viewable.includes(file.fileType) ? 'view' : 'download';
    const { url } = await call(attachmentRoutes.readLink, { params: { id: file.id }, query: { as } });
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
