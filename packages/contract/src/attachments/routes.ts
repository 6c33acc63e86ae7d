import { rolesThatSee } from '@yuanhang/domain';
import { route } from '../shared/route';
import type * as s from './schemas';

/** Students upload materials and the office uploads blank forms; the owner's module decides who may upload to it. */
const uploaders = ['student', 'office'] as const;
export const attachmentRoutes = {
  beginUpload: route<typeof s.beginUpload>()('POST', '/api/attachments', uploaders, '申请上传一个文件'),
  completeUpload: route<typeof s.completeUpload>()(
    'POST',
    '/api/attachments/:id/completion',
    uploaders,
    '完成上传并检查内容',
  ),
  readLink: route<typeof s.readLink>()('GET', '/api/attachments/:id/link', 'signed_in', '查看或下载的临时链接'),
  openForPurpose: route<typeof s.openForPurpose>()(
    'POST',
    '/api/attachments/:id/openings',
    rolesThatSee('files'),
    '写明目的，查看或下载含证件信息的文件（记入审计）',
  ),
  remove: route<typeof s.remove>()('DELETE', '/api/attachments/:id', uploaders, '删除文件'),
  /** Only with disk storage: the ticket in the form authorises the request, so no session is needed. */
  receiveUpload: route<typeof s.receiveUpload>()(
    'POST',
    '/api/uploads',
    'public',
    '直传文件：multipart/form-data，先 ticket 后 file',
  ),
  /** Only with disk storage: the signed link authorises the request. */
  openFile: route<typeof s.openFile>()('GET', '/api/files/:link', 'public', '凭临时链接取文件'),
};
