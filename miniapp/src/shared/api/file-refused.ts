/** The network works, but the server did not send the file or the phone cannot open it. */
export class FileRefused extends Error {
  constructor() {
    super('文件没有打开，请重试');
    this.name = 'FileRefused';
  }
}
