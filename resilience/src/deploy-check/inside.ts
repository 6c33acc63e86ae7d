import { execFileSync } from 'node:child_process';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ApiError } from '@yuanhang/contract';
import { createNetwork, names, startCampus } from './campus';
import type { Certificates } from './certificates';
import { createMachines, say, walk } from './walk';

/** Takes the place of systemctl and systemd-run: passes its arguments to the service manager of the machine. */
const command = `#!/usr/bin/env node
const { basename } = require('node:path');
const [, program, ...args] = process.argv;
const request = require('node:http').request({ socketPath: process.env.DEPLOY_CHECK, method: 'POST' }, (answer) => {
  let text = '';
  answer.on('data', (part) => (text += part));
  answer.on('end', () => {
    const { status, output } = JSON.parse(text);
    process.stdout.write(output);
    process.exitCode = status;
  });
});
request.end(JSON.stringify({ program: basename(program), args }));
`;

/** The check itself, in the network, mount and process spaces that `main.ts` made. */
async function main(folder: string, logs: string, certificates: Certificates): Promise<void> {
  // Ends with the spaces, also when the check is killed.
  execFileSync('mount', ['-t', 'tmpfs', '-o', 'mode=755', 'tmpfs', folder]);
  const commands = join(folder, 'commands');
  mkdirSync(commands);
  for (const name of ['systemctl', 'systemd-run']) {
    writeFileSync(join(commands, name), command);
    chmodSync(join(commands, name), 0o755);
  }
  const hosts = [
    '127.0.0.1 localhost',
    ...Object.entries(names).map(([name, address]) => `${address} ${name}`),
    '',
  ].join('\n');
  writeFileSync(join(folder, 'hosts'), hosts);
  execFileSync('mount', ['--bind', join(folder, 'hosts'), '/etc/hosts']);
  createNetwork();
  const campus = await startCampus(certificates, logs);
  say('three machines, each with its own network, /etc, /var and /srv');
  const machines = await createMachines(folder, commands, logs, hosts);
  await walk({ machines, campus, certificates });
}

const [folder = '', logs = '', authority = '', certificate = '', key = ''] = process.argv.slice(2);
main(folder, logs, { authority, certificate, key }).then(
  () => process.exit(0),
  (error: unknown) => {
    const problems = error instanceof ApiError ? JSON.stringify(error.body.problems) : '';
    say(`\n✗ ${error instanceof Error ? error.message : String(error)} ${problems}`);
    process.exit(1);
  },
);
