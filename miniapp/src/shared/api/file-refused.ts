/** There is a network, but the file was not given, or the phone cannot show it. */
export class FileRefused extends Error {
  constructor() {
    super('文件没有打开，请重试');
    this.name = 'FileRefused';
  }
}
