import { type Attachment, attachmentRoutes, identityRoutes } from '@yuanhang/contract';
import { call, openFile, toFailure } from '../../shared/api';
import { showError } from '../../shared/ui';

type OpenMode = 'view' | 'download';

/** File types the phone can display; others are downloaded and opened by another app. */
const viewable: readonly Attachment['fileType'][] = ['pdf', 'jpg', 'png'];
const usualMode = ({ fileType }: Attachment): OpenMode => (viewable.includes(fileType) ? 'view' : 'download');

/** Shows a file by a new, short-lived link. Call it in a tap handler only. */
export function openAttachment(file: Attachment, as: OpenMode = usualMode(file)): Promise<void> {
  const linkOf = async () => {
    const { url } = await call(attachmentRoutes.readLink, { params: { id: file.id }, query: { as } });
    return url;
  };
  return openFile(linkOf, file.fileType).catch(say);
}

/** Opens a document that the server generates. Call it in a tap handler only. */
export function openPaper(url: string): Promise<void> {
  const linkOf = async () => {
    // Fails here when signed out or without a network, because the new tab would show only a raw error.
    await call(identityRoutes.currentSession, {});
    return url;
  };
  return openFile(linkOf, 'pdf').catch(say);
}

const say = (error: unknown) => showError(toFailure(error).message);
