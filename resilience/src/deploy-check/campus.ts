import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createServer } from 'node:tls';
import { type CasServer, startCasServer } from '../../../server/test/cas-server';
import { ossAccount, startOss } from '../../../server/test/oss-stand-in';
import { root } from '../harness/product-process';
import { Subprocess } from '../harness/subprocess';
import type { Certificates } from './certificates';

/** The names that exist in the check, with their addresses. */
export const names = {
  'exchange.example.edu.cn': '10.0.0.11',
  'cas.example.edu.cn': '10.0.0.20',
  [`${ossAccount.bucket}.oss-cn-hangzhou.aliyuncs.com`]: '10.0.0.21',
} as const;

const ownAddresses = ['10.0.0.20', '10.0.0.21'] as const;
const puppetPort = '8788';

/** What the university and others run: CAS, the object store and the puppet service of the chat account. */
export interface Campus {
  readonly cas: CasServer;
  readonly puppet: { readonly token: string; readonly endpoint: string };
}

/** Makes the private network and takes two addresses in it. */
export function createNetwork(): void {
  const ip = (...args: readonly string[]) => execFileSync('ip', args, { stdio: 'pipe' });
  ip('link', 'set', 'lo', 'up');
  ip('link', 'add', 'name', 'lan', 'type', 'bridge');
  for (const address of ownAddresses) ip('address', 'add', `${address}/24`, 'dev', 'lan');
  ip('link', 'set', 'lan', 'up');
}

/** Listens on port 443 of an address and passes on what it decrypts. */
function terminateTls(address: string, target: string, { certificate, key }: Certificates): Promise<void> {
  const port = Number(new URL(target).port);
  const secrets = { cert: readFileSync(certificate), key: readFileSync(key) };
  const server = createServer(secrets, (client) => {
    const plain = connect(port, '127.0.0.1');
    client.pipe(plain).pipe(client);
    client.on('error', () => plain.destroy());
    plain.on('error', () => client.destroy());
  });
  return new Promise((resolve) => server.listen(443, address, resolve));
}

export async function startCampus(certificates: Certificates, logs: string): Promise<Campus> {
  const cas = await startCasServer();
  const store = await startOss();
  await terminateTls(ownAddresses[0], cas.url, certificates);
  await terminateTls(ownAddresses[1], store.endpoint, certificates);
  const token = `insecure_${randomUUID()}`;
  const endpoint = `${ownAddresses[0]}:${puppetPort}`;
  const script = join(root, 'resilience/src/deploy-check/puppet-service.mjs');
  new Subprocess('puppet', process.execPath, [script, puppetPort, token], join(logs, 'puppet.log'));
  return { cas, puppet: { token, endpoint } };
}
