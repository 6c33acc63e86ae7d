import { spawn } from 'node:child_process';
import { createServer } from 'node:http';
import { join } from 'node:path';
import { json } from 'node:stream/consumers';
import { setTimeout as wait } from 'node:timers/promises';
import { Subprocess } from '../harness/subprocess';
import { ConditionImpossible, waitFor } from '../harness/wait-for';
import { type Finished, finished, type Machine } from './machine';
import { plan, settingOf, startOf, unitOf } from './service-process';
import type { Service } from './unit-file';

/** For services that report when they are ready: a command that succeeds then. */
const readiness: Readonly<Record<string, string>> = {
  mariadb: 'mariadb-admin ping',
  'redis-server': 'redis-cli ping',
};

/** Options of systemd-run and the setting of a unit that each stands for. */
const runOptions: Readonly<Record<string, string>> = {
  '--uid': 'User',
  '--gid': 'Group',
  '--working-directory': 'WorkingDirectory',
  '--setenv': 'Environment',
};
const flags = ['--pipe', '--wait', '--quiet', '--collect'];

/** The service that the options of systemd-run describe, and its command. */
function transientService(args: readonly string[]): { service: Service; command: readonly string[] } {
  const service = new Map<string, string[]>();
  const end = args.findIndex((word) => !word.startsWith('--'));
  for (const option of args.slice(0, end)) {
    if (flags.includes(option)) continue;
    const [, name = '', value = ''] = /^(?:--property=)?([\w-]+)=(.*)$/s.exec(option) ?? [];
    const setting = option.startsWith('--property=') ? name : runOptions[name];
    if (setting === undefined) throw new Error(`systemd-run: ${option} is not simulated`);
    service.set(setting, [...(service.get(setting) ?? []), value]);
  }
  return { service, command: args.slice(end) };
}

/** Takes the place of systemd on a machine: understands what docs/deploy.md asks `systemctl` and `systemd-run` for. */
export class ServiceManager {
  readonly #running = new Map<string, Subprocess>();
  readonly #stopped = new Set<Subprocess>();

  constructor(
    private readonly machine: Machine,
    private readonly logs: string,
  ) {}

  /** Answers the two commands of its machine. */
  listen(): Promise<void> {
    const server = createServer((request, response) => {
      void json(request)
        .then((given) => this.#execute(given as { program: string; args: string[] }))
        .catch((error: unknown): Finished => ({ status: 1, output: `${String(error)}\n` }))
        .then((answer) => response.end(JSON.stringify(answer)));
    });
    return new Promise((resolve) => server.listen(this.machine.socket, resolve));
  }

  async #execute({ program, args }: { program: string; args: string[] }): Promise<Finished> {
    if (program === 'systemd-run') return this.#runOnce(args);
    const units = args.slice(1).filter((word) => word !== '--now');
    for (const unit of units.map((name) => name.replace(/\.service$/, ''))) {
      if (unit.endsWith('.timer')) unitOf(this.machine, unit);
      else if (args[0] === 'stop') await this.#stop(unit);
      else if (args[0] === 'restart') await this.#stop(unit).then(() => this.#start(unit));
      else if (args[0] === 'start' || (args[0] === 'enable' && args.includes('--now'))) await this.#start(unit);
      else throw new Error(`systemctl ${args.join(' ')} is not simulated`);
    }
    return { status: 0, output: '' };
  }

  async #runOnce(args: readonly string[]): Promise<Finished> {
    const { service, command } = transientService(args);
    const planned = await plan(this.machine, service);
    const [program, ...words] = startOf(this.machine, planned, command);
    return finished(spawn(program, words, { stdio: ['ignore', 'pipe', 'pipe'] }));
  }

  async #start(unit: string): Promise<void> {
    if (this.#running.get(unit)?.exited === false) return;
    const planned = await plan(this.machine, unitOf(this.machine, unit));
    // A daemon would leave the supervision of this process.
    const command = planned.command.map((word) => word.replace('daemon on;', 'daemon off;'));
    const [program, ...words] = startOf(this.machine, planned, command);
    const log = join(this.logs, `machine-${this.machine.number}-${unit}.log`);
    const started = new Subprocess(unit, program, words, log);
    const { service } = planned;
    const type = settingOf(service, 'Type');
    if (type === 'oneshot') {
      await started.exit;
      if (started.exitCode !== 0) throw new Error(`${unit} failed: ${started.log.slice(-2000)}`);
      return;
    }
    this.#running.set(unit, started);
    const ready = readiness[unit];
    if (ready !== undefined)
      await waitFor(`${unit} on machine ${this.machine.number}`, async () => {
        if (started.exited) throw new ConditionImpossible(`${unit} ended: ${started.log.slice(-2000)}`);
        return (await this.machine.run(ready)).status === 0;
      });
    if (settingOf(service, 'Restart') === 'always') void this.#restartAtExit(unit, started, service);
  }

  async #restartAtExit(unit: string, started: Subprocess, service: Service): Promise<void> {
    await started.exit;
    if (this.#stopped.has(started)) return;
    await wait(Number.parseFloat(settingOf(service, 'RestartSec') ?? '0.1') * 1000);
    if (this.#running.get(unit) === started) await this.#start(unit);
  }

  async #stop(unit: string): Promise<void> {
    const running = this.#running.get(unit);
    this.#running.delete(unit);
    if (!running) return;
    this.#stopped.add(running);
    await running.end('SIGTERM');
    if (running.exitCode !== 0) throw new Error(`${unit} ended with status ${running.exitCode} after SIGTERM`);
  }
}
