/** The storage refused the file: the upload policy expired, or the file is too large. */
export class UploadRefused extends Error {
  constructor(readonly status: number) {
    super(status === 413 ? '文件太大' : '文件没有传上去，请重试');
    this.name = 'UploadRefused';
  }
}
