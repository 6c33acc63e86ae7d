import { existsSync } from 'node:fs';
import { createMariadb, type Mariadb } from './mariadb';
import { freePort } from './ports';
import { waitFor } from './wait-for';

const provider = '/usr/lib/galera/libgalera_smm.so';

/** Three Galera nodes on 127.0.0.1; a commit is answered after all nodes have received it. */
export interface GaleraCluster {
  readonly nodes: readonly Mariadb[];
  /** Starts a killed node and waits until it is synchronised with the others. */
  rejoin(node: Mariadb): Promise<void>;
  /** Transactions rolled back because of a conflicting write on another node, over all nodes since their start. */
  conflicts(): Promise<number>;
  stop(): Promise<void>;
}

async function status(node: Mariadb, name: string): Promise<string> {
  const [row] = await node.query<{ Value: string }>(`SHOW GLOBAL STATUS LIKE '${name}'`);
  return row?.Value ?? '';
}
const waitUntilSynced = (node: Mariadb) =>
  waitFor('a node to be synchronised', async () => (await status(node, 'wsrep_local_state_comment')) === 'Synced', 300);

/** @throws Error when the Galera library is not installed */
export async function startGaleraCluster(folder: string): Promise<GaleraCluster> {
  if (!existsSync(provider)) throw new Error(`${provider} is missing (Debian: apt-get install galera-4 rsync)`);
  const ports = [];
  for (let n = 0; n < 3; n += 1) ports.push({ group: await freePort(), ist: await freePort(), sst: await freePort() });
  const address = `gcomm://${ports.map(({ group }) => `127.0.0.1:${group}`).join(',')}`;
  const nodes: Mariadb[] = [];
  for (const [n, { group, ist, sst }] of ports.entries()) {
    const options = `gmcast.listen_addr=tcp://127.0.0.1:${group};ist.recv_addr=127.0.0.1:${ist};gcache.size=32M`;
    const node = await createMariadb(folder, `node-${n + 1}`, [
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
      // A read waits for everything committed on any node: consecutive requests of one user reach different servers.
      '--wsrep-sync-wait=1',
    ]);
    await node.start(n === 0 ? ['--wsrep-new-cluster'] : []);
    await waitUntilSynced(node);
    nodes.push(node);
  }
  return {
    nodes,
    async rejoin(node) {
      await node.start();
      await waitUntilSynced(node);
    },
    async conflicts() {
      let total = 0;
      for (const node of nodes) {
        for (const name of ['wsrep_local_cert_failures', 'wsrep_local_bf_aborts'])
          total += Number(await status(node, name));
      }
      return total;
    },
    async stop() {
      for (const node of [...nodes].reverse()) await node.stop();
    },
  };
}
