import { type Attachment, attachmentRoutes, identityRoutes } from '@yuanhang/contract';
import { call, openFile, toFailure } from '../../shared/api';
import { showError } from '../../shared/ui';

type Way = 'view' | 'download';

/** File types the phone can display; others are downloaded and opened by another app. */
const viewable: readonly Attachment['fileType'][] = ['pdf', 'jpg', 'png'];
const usualWay = ({ fileType }: Attachment): Way => (viewable.includes(fileType) ? 'view' : 'download');

/** Shows a file by a link that is made for this one time. Only in a tap. */
export function openAttachment(file: Attachment, as: Way = usualWay(file)): Promise<void> {
  const linkOf = async () => {
    const { url } = await call(attachmentRoutes.readLink, { params: { id: file.id }, query: { as } });
    return url;
  };
  return openFile(linkOf, file.fileType).catch(say);
}

/** Opens a paper that the server makes. Only in a tap. */
export function openPaper(url: string): Promise<void> {
  const linkOf = async () => {
    // Whoever is signed out, or has no network, is told so here: the tab would show a bare refusal.
    await call(identityRoutes.currentSession, {});
    return url;
  };
  return openFile(linkOf, 'pdf').catch(say);
}

const say = (error: unknown) => showError(toFailure(error).message);
