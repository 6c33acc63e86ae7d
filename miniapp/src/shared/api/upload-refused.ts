const messages: Readonly<Record<number, string>> = {
  413: '文件太大',
  507: '系统的存储空间已满，文件没有存下；请稍后再试，或告诉系统管理人员',
};

/** The storage refused the file: the upload policy expired, the file is too large, or the storage is full. */
export class UploadRefused extends Error {
  constructor(readonly status: number) {
    super(messages[status] ?? '文件没有传上去，请重试');
    this.name = 'UploadRefused';
  }
}
