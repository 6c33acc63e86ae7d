import { existsSync } from 'node:fs';
import { freePort, until } from './child';
import { type Mariadb, newMariadb } from './mariadb';

const provider = '/usr/lib/galera/libgalera_smm.so';

/** Three nodes on loopback that replicate to each other before a commit is answered. */
export interface Galera {
  readonly nodes: readonly Mariadb[];
  /** Starts it again and waits until it has what the others have. */
  rejoin(node: Mariadb): Promise<void>;
  /** Writes that lost against one from another node, so far, over all nodes. */
  conflicts(): Promise<number>;
  stop(): Promise<void>;
}

async function status(node: Mariadb, name: string): Promise<string> {
  const [row] = await node.query<{ Value: string }>(`SHOW GLOBAL STATUS LIKE '${name}'`);
  return row?.Value ?? '';
}
const synced = (node: Mariadb) =>
  until('a node to be in sync', async () => (await status(node, 'wsrep_local_state_comment')) === 'Synced', 300);

export async function startGalera(folder: string): Promise<Galera> {
  if (!existsSync(provider)) throw new Error(`${provider} is missing (Debian: apt-get install galera-4 rsync)`);
  const ports = [];
  for (let n = 0; n < 3; n += 1) ports.push({ group: await freePort(), ist: await freePort(), sst: await freePort() });
  const address = `gcomm://${ports.map(({ group }) => `127.0.0.1:${group}`).join(',')}`;
  const nodes: Mariadb[] = [];
  for (const [n, { group, ist, sst }] of ports.entries()) {
    const options = `gmcast.listen_addr=tcp://127.0.0.1:${group};ist.recv_addr=127.0.0.1:${ist};gcache.size=32M`;
    const node = await newMariadb(folder, `node-${n + 1}`, [
      '--binlog-format=ROW',
      '--default-storage-engine=InnoDB',
      '--innodb-autoinc-lock-mode=2',
      '--wsrep-on=ON',
      `--wsrep-provider=${provider}`,
      '--wsrep-cluster-name=yuanhang-resilience',
      `--wsrep-cluster-address=${address}`,
      `--wsrep-node-address=127.0.0.1:${group}`,
      `--wsrep-node-name=node-${n + 1}`,
      `--wsrep-provider-options=${options}`,
      '--wsrep-sst-method=rsync',
      `--wsrep-sst-receive-address=127.0.0.1:${sst}`,
      // A read sees what any node has committed: people's requests go to either server.
      '--wsrep-sync-wait=1',
    ]);
    await node.start(n === 0 ? ['--wsrep-new-cluster'] : []);
    await synced(node);
    nodes.push(node);
  }
  return {
    nodes,
    async rejoin(node) {
      await node.start();
      await synced(node);
    },
    async conflicts() {
      let all = 0;
      for (const node of nodes) {
        for (const name of ['wsrep_local_cert_failures', 'wsrep_local_bf_aborts'])
          all += Number(await status(node, name));
      }
      return all;
    },
    async stop() {
      for (const node of [...nodes].reverse()) await node.stop();
    },
  };
}
