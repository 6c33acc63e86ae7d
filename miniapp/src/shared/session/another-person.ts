/** The pages belong to another person than the session. */
export class AnotherPerson extends Error {
  constructor() {
    super('已换成另一个账号登录，页面已更新');
    this.name = 'AnotherPerson';
  }
}
