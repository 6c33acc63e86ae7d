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

/** The server answers, but the way to the storage is closed: its address, its certificate or its rules are wrong. */
export class UploadBlocked extends Error {
  constructor() {
    super('网络正常，但文件存储没有接通，请稍后重试；仍不行请告知国际处');
    this.name = 'UploadBlocked';
  }
}
