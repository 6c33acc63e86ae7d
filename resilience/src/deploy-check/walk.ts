import { join } from 'node:path';
import { root } from '../harness/product-process';
import { waitFor } from '../harness/wait-for';
import type { Campus } from './campus';
import type { Certificates } from './certificates';
import { Machine } from './machine';
import { type Block, readPage } from './page';
import { ServiceManager } from './service-manager';
import { fillInNew, firstAdmin, secrets, setKeys, withPasswords } from './values';
import * as visitor from './visitor';

/** Prints one line about what is done or what holds. */
export const say = (line: string) => console.log(line);

/** Ends the check unless something holds; otherwise prints it. */
function mustHold(holds: boolean, what: string): void {
  if (!holds) throw new Error(`does not hold: ${what}`);
  say(`   ✓ ${what}`);
}

export interface Installation {
  readonly machines: readonly Machine[];
  readonly campus: Campus;
  readonly certificates: Certificates;
}

/** Makes the three machines and connects them; `hosts` are the names that they know. */
export async function createMachines(
  folder: string,
  commands: string,
  logs: string,
  hosts: string,
): Promise<Machine[]> {
  const machines = [1, 2, 3].map(
    (number) => new Machine(number, join(folder, `machine-${number}`), commands, logs, hosts),
  );
  await Promise.all(machines.map((machine) => machine.connect()));
  for (const machine of machines) await new ServiceManager(machine, logs).listen();
  return machines;
}

/** Follows docs/deploy.md from its first section to its last, and checks what must hold after each. */
export async function walk({ machines, campus, certificates }: Installation): Promise<void> {
  const page = readPage(join(root, 'docs/deploy.md'));
  const filled = new Set<string>();
  const machineOf = (number: number): Machine => {
    const found = machines[number - 1];
    if (!found) throw new Error(`there is no machine ${number}`);
    return found;
  };

  async function follow(blocks: readonly Block[]): Promise<void> {
    for (const { machines: numbers, commands } of blocks)
      for (const machine of numbers.map(machineOf)) {
        for (const line of commands.split('\n')) say(`   ${machine.number} # ${line}`);
        await machine.succeed(withPasswords(commands));
        for (const path of fillInNew(machine, campus, filled))
          say(`   ${machine.number}   filled in the marked lines of ${path}`);
      }
  }
  const section = (number: number, title: string): readonly Block[] => {
    const blocks = page.get(number);
    if (!blocks) throw new Error(`the page has no section ${number}`);
    say(`\n== ${number}. ${title}`);
    return blocks;
  };
  const onEach = (commands: string) => Promise.all(machines.map((machine) => machine.succeed(commands)));
  const first = machineOf(1);
  const scrape = async (address: string, token: string) => {
    const answer = await fetch(`http://${address}/metrics`, { headers: { authorization: `Bearer ${token}` } });
    return { status: answer.status, text: await answer.text() };
  };

  const botIsHeard = async () => {
    const isOnline = async () => (await scrape('10.0.0.11:3001', secrets.metrics)).text.includes('\nchat_bot_online 1');
    await waitFor('the bot', isOnline);
    mustHold(true, 'the bot is logged in at its puppet service and heard by the servers');
  };

  await follow(section(1, 'machines'));

  await follow(section(2, 'the database cluster'));
  const sizes = await onEach(`mariadb -NBe "SHOW STATUS LIKE 'wsrep_cluster_size'" | cut -f 2`);
  mustHold(
    sizes.every((size) => size === '3'),
    'every node sees three nodes',
  );

  // The certificate of the public address; a real one is from an authority that every machine knows.
  first.copyHere(certificates.certificate, '/etc/ssl/yuanhang/fullchain.pem');
  first.copyHere(certificates.key, '/etc/ssl/yuanhang/privkey.pem');
  for (const machine of machines) {
    machine.copyHere(certificates.authority, '/etc/ssl/yuanhang/authority.pem');
    await machine.succeed('cat /etc/ssl/yuanhang/authority.pem >> /etc/ssl/certs/ca-certificates.crt');
  }
  await follow(section(3, 'Redis, servers, bot, nginx'));
  const verified = await first.succeed('systemd-analyze verify /etc/systemd/system/yuanhang-*');
  mustHold(verified === '', `systemd-analyze verify finds nothing in the units ${verified}`);
  mustHold((await first.succeed('redis-cli ping || true')).startsWith('NOAUTH'), 'Redis refuses who has no password');
  for (const address of ['10.0.0.11:3001', '10.0.0.12:3002']) {
    mustHold((await scrape(address, secrets.metrics)).status === 200, `${address}/metrics answers the token`);
    mustHold((await scrape(address, 'none')).status === 403, `${address}/metrics refuses another one`);
  }
  mustHold((await fetch(`${visitor.publicUrl}/metrics`)).status === 404, 'nginx does not show /metrics');
  const policy = async (url: string) => (await fetch(url)).headers.get('content-security-policy');
  mustHold(
    (await policy(visitor.publicUrl)) === (await policy('http://10.0.0.11:3001/')),
    'nginx serves the student pages with the policy of the server',
  );

  say('\n== sign-in and upload');
  const admin = await visitor.signIn(campus.cas, firstAdmin);
  mustHold(
    (await visitor.nameOf(admin)) === '管理老师',
    'the first administrator signs in through CAS, with the name from there',
  );
  await visitor.addPeople(admin);
  const office = await visitor.signIn(campus.cas, 'T20260002');
  const form = await visitor.uploadForm(office);
  mustHold(await visitor.canReadForm(office, form), 'the office uploads a form to the object store and reads it');
  mustHold((await visitor.revealCard(office)) === visitor.identityCard, 'an identity card is encrypted and revealed');
  const limits = await first.succeed(`REDISCLI_AUTH=${secrets.redis} redis-cli dbsize`);
  mustHold(Number(/\d+/.exec(limits)?.[0]) > 0, 'the servers count limits in Redis');
  await botIsHeard();

  say('\n== a database node that is stopped');
  const second = machineOf(2);
  await second.succeed('systemctl stop mariadb');
  mustHold((await fetch('http://10.0.0.12:3002/readyz')).status === 503, 'its server answers 503');
  for (let n = 0; n < 4; n += 1) await visitor.nameOf(office);
  mustHold(true, 'requests through nginx are answered by the other server');
  await second.succeed('systemctl start mariadb');
  await waitFor('the server', async () => (await fetch('http://10.0.0.12:3002/readyz')).ok);
  mustHold(true, 'its server recovers without a restart when the node is back');

  const [backup, ...restore] = section(5, 'backup and restore');
  await follow(backup ? [backup] : []);
  await visitor.addCollege(admin, 'AFTER');
  mustHold((await visitor.colleges(admin)).length === 2, 'a college is added after the backup');
  await follow(restore);
  const [restored] = await visitor.colleges(admin);
  mustHold(
    restored === 'CS' && (await visitor.colleges(admin)).length === 1,
    'after the restore it is not there, and the rest is',
  );
  mustHold(await visitor.canReadForm(office, form), 'the form is still read');

  const upgrade = section(6, 'upgrade without downtime');
  const stop = visitor.repeatRequest(() => visitor.nameOf(office));
  await follow(upgrade);
  const { sent, failed } = await stop();
  mustHold(failed.length === 0, `none of ${sent} requests during the upgrade failed ${failed.slice(0, 3).join(', ')}`);
  const running = await onEach('readlink /srv/yuanhang/current');
  mustHold(running.filter((path) => path.endsWith('/NEW')).length === 2, 'both servers run the new release');
  await botIsHeard();

  let turns = 0;
  const stopWriting = visitor.repeatRequest(() => {
    turns += 1;
    return visitor.writeStudent(admin, turns % 2 === 0 ? visitor.identityCard : visitor.otherCard);
  });
  await changeKeys(section(7, 'change the keys'), { follow, both: [first, second] });
  const written = await stopWriting();
  // nginx does not repeat a change whose server is restarted: the client does.
  const broken = written.failed.filter((code) => code !== 'unavailable');
  mustHold(
    broken.length === 0,
    `during the change none of ${written.sent} audited writes of the number met an unknown key ${broken.slice(0, 3).join(', ')}`,
  );
  await visitor.writeStudent(admin, visitor.identityCard);
  mustHold(
    (await visitor.revealCard(office)) === visitor.identityCard,
    'the identity card is read under the new key alone',
  );

  await follow(section(8, 'monitoring'));
  const query = (path: string) => first.run(`curl -fsS 'http://127.0.0.1:9090/api/v1/${path}'`);
  await waitFor('Prometheus', async () => (await query('query?query=sum(up)')).output.includes('"2"'));
  mustHold(true, 'Prometheus scrapes both servers');
  mustHold((await query('rules')).output.includes('HelpUnanswered'), 'Prometheus has the alerts');
}

interface KeyChange {
  follow(blocks: readonly Block[]): Promise<void>;
  /** The machines with servers. */
  readonly both: readonly Machine[];
}

/** The steps of section 7: a key is added behind, moved to the front, used, and the old one removed. */
async function changeKeys(blocks: readonly Block[], { follow, both }: KeyChange): Promise<void> {
  const { encryption, audit } = secrets;
  const restart = blocks.slice(0, 2);
  const useKeys = async (what: string, keys: readonly string[], auditKeys: readonly string[]) => {
    say(`   server.env of both machines: ${what}`);
    for (const machine of both) setKeys(machine, keys, auditKeys);
    await follow(restart);
  };
  await useKeys('the new keys behind the old ones', encryption, audit);
  await useKeys('the new keys in front', encryption.toReversed(), audit.toReversed());
  await follow(blocks.slice(2));
  await useKeys('without the old key of ENCRYPTION_KEYS', [encryption[1]], audit.toReversed());
}
