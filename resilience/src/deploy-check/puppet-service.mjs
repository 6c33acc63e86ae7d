/**
 * A puppet service with a mock account that is logged in: `node puppet-service.mjs port token`. A process of its own, because
 * the declarations of its packages change those of Node for the workspace that imports them.
 */
import { mock, PuppetMock } from 'wechaty-puppet-mock';
import { PuppetServer } from 'wechaty-puppet-service';

const [port, token] = process.argv.slice(2);
const mocker = new mock.Mocker();
await new PuppetServer({ endpoint: `0.0.0.0:${port}`, token, puppet: new PuppetMock({ mocker }) }).start();
mocker.login(mocker.createContact({ id: 'account-1', name: '远航助手' }));
