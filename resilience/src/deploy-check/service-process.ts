import type { Machine } from './machine';
import { commandOf, readEnvironment, readUnit, type Service, wordsOf } from './unit-file';

/** A service as its unit describes it, ready to be started. */
export interface PlannedService {
  readonly service: Service;
  readonly env: Readonly<Record<string, string>>;
  readonly command: readonly string[];
}

const last = (service: Service, name: string) => service.get(name)?.at(-1);
export const settingOf = last;

/** Environment, then EnvironmentFile, which takes precedence; `-` in front of a file allows that there is none. */
async function environmentOf(machine: Machine, service: Service): Promise<Record<string, string>> {
  const user = last(service, 'User');
  const env: Record<string, string> = {
    LANG: 'C.UTF-8',
    PATH: '/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin',
  };
  if (user !== undefined) {
    const [, , , , , home = '', shell = ''] = (await machine.succeed(`getent passwd ${user}`)).split(':');
    Object.assign(env, { USER: user, LOGNAME: user, HOME: home, SHELL: shell });
  }
  const given = (service.get('Environment') ?? []).flatMap(wordsOf);
  Object.assign(env, Object.fromEntries(given.map((word) => word.split(/=(.*)/s).slice(0, 2))));
  for (const file of service.get('EnvironmentFile') ?? []) {
    const path = file.replace(/^-/, '');
    if (machine.has(path)) Object.assign(env, readEnvironment(machine.read(path)));
    else if (path === file) throw new Error(`${file} is missing`);
  }
  return env;
}

/** Reads the unit of that name from where systemd looks for it. */
export function unitOf(machine: Machine, unit: string): Service {
  const [, name = '', instance = '', kind = '.service'] = /^([^@.]+@?)([^.]*)(\.\w+)?$/.exec(unit) ?? [];
  const path = ['/etc/systemd/system', '/lib/systemd/system']
    .map((folder) => `${folder}/${name}${name.endsWith('@') ? '' : instance}${kind}`)
    .find((one) => machine.has(one));
  if (path === undefined) throw new Error(`there is no unit ${unit}`);
  return readUnit(machine.read(path), instance);
}

export async function plan(machine: Machine, service: Service): Promise<PlannedService> {
  const env = await environmentOf(machine, service);
  return { service, env, command: commandOf(last(service, 'ExecStart') ?? 'false', env) };
}

/** The mounts of ProtectSystem=strict, ReadWritePaths, PrivateTmp and ProtectHome. */
function mountsOf(service: Service): string[] {
  const mounts: string[] = [];
  const folders = (service.get('RuntimeDirectory') ?? []).map((name) => `/run/${name}`);
  const owner = last(service, 'User') ?? 'root';
  mounts.push(
    ...folders.map((folder) => `install -d -o ${owner} -m ${last(service, 'RuntimeDirectoryMode') ?? 755} ${folder}`),
  );
  if (last(service, 'PrivateTmp') === 'true') mounts.push('mount -t tmpfs tmpfs /tmp', 'mount -t tmpfs tmpfs /var/tmp');
  if (last(service, 'ProtectHome') === 'true')
    mounts.push('for home in /home /root; do [ ! -d $home ] || mount -t tmpfs -o ro tmpfs $home; done');
  if (last(service, 'ProtectSystem') !== 'strict') return mounts;
  const writable = ['ReadWritePaths', 'ReadWriteDirectories']
    .flatMap((name) => service.get(name) ?? [])
    .flatMap(wordsOf);
  for (const path of [...writable, ...folders]) {
    const place = path.replace(/^-/, '');
    mounts.push(`${place === path ? '' : `[ ! -e ${place} ] || `}mount --bind ${place} ${place}`);
  }
  mounts.push('for place in / /etc /usr/local /var /srv /run; do mount -o remount,bind,ro $place; done');
  return mounts;
}

/** The words that start a program with the environment, the user, the rights and the places that the service has. */
export function startOf(
  machine: Machine,
  { service, env }: PlannedService,
  command: readonly string[],
): readonly [string, ...string[]] {
  const user = last(service, 'User');
  const rights = [
    ...(user === undefined ? [] : [`--reuid=${user}`, `--regid=${last(service, 'Group') ?? user}`, '--init-groups']),
    ...(last(service, 'NoNewPrivileges') === 'true' ? ['--no-new-privs'] : []),
    ...(service.has('CapabilityBoundingSet') && !last(service, 'CapabilityBoundingSet')
      ? ['--inh-caps=-all', '--bounding-set=-all']
      : []),
  ];
  const script = [
    'set -e',
    ...mountsOf(service),
    `cd ${last(service, 'WorkingDirectory') ?? '/'}`,
    `umask ${last(service, 'UMask') ?? '0022'}`,
    `exec ${rights.length === 0 ? '' : `setpriv ${rights.join(' ')} -- `}"$@"`,
  ].join('\n');
  const withEnvironment = ['env', '-i', ...Object.entries(env).map(([name, value]) => `${name}=${value}`), ...command];
  return machine.enter([
    'unshare',
    '--mount',
    '--propagation',
    'private',
    'sh',
    '-c',
    script,
    'sh',
    ...withEnvironment,
  ]);
}
