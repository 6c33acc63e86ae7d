import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { ApiError, type ApplicationDetail, applicationRoutes } from '@yuanhang/contract';
import { buildStudent, buildSubmitted } from '../../../server/test/factories/applications';
import type { Person } from '../../../server/test/trip-world';
import { until } from './child';
import type { World } from './world';

type Verb = 'submit' | 'recall';
/** One write that was sent: what it asked for, and what is known of it. */
interface Entry {
  readonly verb: Verb;
  readonly key: string;
  readonly version: number;
}
interface Account {
  readonly student: Person;
  readonly id: string;
  version: number;
  next: Verb;
  /** Answered with a success. */
  acknowledged: number;
  /** Sent, and nobody answered: it happened or it did not. */
  unknown: Entry | null;
  /** Seemed not to have happened; a database that was only frozen may still do it. */
  doubt: Entry | null;
}
interface Row {
  readonly application_id: string;
  readonly rows_: number;
}

/**
 * Students who hand their application in and take it back, over and over, and write down what they were told.
 * Every such write is a transaction of three rows and more: application, timeline, event.
 */
export class Ledger {
  readonly #accounts: Account[] = [];
  #running = false;
  #workers: Promise<void>[] = [];
  readonly problems: string[] = [];
  unknown = 0;
  unavailable = 0;
  /** Settled later, they turned out to have happened. */
  happened = 0;

  constructor(private readonly world: World) {}

  get acknowledged(): number {
    return this.#accounts.reduce((all, { acknowledged }) => all + acknowledged, 0);
  }

  /** So many students, each with a complete application of their own. */
  async open(students: number, programmeId: string): Promise<void> {
    for (let n = 0; n < students; n += 1) {
      const student = await buildStudent(this.world.world, this.world.cast.languages, `学生${n}`);
      const { id, version } = await buildSubmitted(this.world.world, student, programmeId);
      this.#accounts.push({ student, id, version, next: 'recall', acknowledged: 0, unknown: null, doubt: null });
    }
  }

  start(): void {
    this.#running = true;
    this.#workers = this.#accounts.map((account) => this.#work(account));
  }
  /** Until so many more writes were acknowledged, and a moment longer: somewhere in the middle of the next ones. */
  async takes(writes: number): Promise<void> {
    const before = this.acknowledged;
    const enough = async () => this.problems.length > 0 || this.acknowledged - before >= writes;
    await until('writes to be acknowledged', enough);
    await wait(Math.random() * 50);
  }
  /** Waits for the answers that are under way. */
  async stop(): Promise<void> {
    this.#running = false;
    await Promise.all(this.#workers);
  }

  async #work(account: Account): Promise<void> {
    while (this.#running) {
      if (account.unknown) await this.#settle(account);
      else await this.#write(account, { verb: account.next, key: randomUUID(), version: account.version });
    }
  }

  async #send({ student, id }: Account, { verb, key, version }: Entry): Promise<ApplicationDetail> {
    const route = verb === 'submit' ? applicationRoutes.submit : applicationRoutes.recall;
    return student.call(route, { params: { id }, body: { version } }, { idempotencyKey: key });
  }

  async #write(account: Account, entry: Entry): Promise<void> {
    try {
      this.#took(account, entry, (await this.#send(account, entry)).version);
      account.acknowledged += 1;
    } catch (error) {
      if (error instanceof ApiError && error.body.code === 'stale_version' && account.doubt) {
        account.unknown = account.doubt;
        account.doubt = null;
        return;
      }
      if (error instanceof ApiError && error.status !== 503 && error.status < 502) {
        this.problems.push(`${entry.verb} was answered ${error.status} ${error.body.code}`);
        this.#running = false;
        return;
      }
      if (error instanceof ApiError) this.unavailable += 1;
      account.unknown = entry;
      this.unknown += 1;
    }
  }

  #took(account: Account, { verb }: Entry, version: number): void {
    account.version = version;
    account.next = verb === 'submit' ? 'recall' : 'submit';
    account.unknown = null;
    account.doubt = null;
  }

  /** Asks what became of a write that nobody answered. A server that is away is asked again later. */
  async #settle(account: Account): Promise<void> {
    const entry = account.unknown;
    if (!entry) return;
    try {
      const { version } = await account.student.call(applicationRoutes.detail, { params: { id: account.id } });
      if (version === entry.version) {
        account.unknown = null;
        account.doubt = entry;
      } else if (version === entry.version + 1) {
        this.#took(account, entry, version);
        this.happened += 1;
      } else this.problems.push(`an application jumped from version ${entry.version} to ${version}`);
    } catch {
      await wait(50);
    }
  }

  /** Everybody's last write is known; call it while the server is up and the load has stopped. */
  async settleAll(): Promise<void> {
    for (const account of this.#accounts) {
      for (let tries = 0; account.unknown && tries < 200; tries += 1) await this.#settle(account);
      if (account.unknown) this.problems.push('a write could not be settled');
    }
  }

  /** Compares the books with the database's rows: what was acknowledged and is not there, what is there twice. */
  async audit(): Promise<{ writes: number; lost: number; doubled: number }> {
    const perApplication = async (sql: string) => {
      const rows = await this.world.database.select<Row>(sql);
      return new Map(rows.map(({ application_id, rows_ }) => [application_id, Number(rows_)]));
    };
    const timeline = await perApplication(
      `SELECT application_id, COUNT(*) AS rows_ FROM timeline_entries WHERE operation IN ('submit', 'recall') GROUP BY application_id`,
    );
    let [lost, doubled] = [0, 0];
    for (const { id, version } of this.#accounts) {
      const stored = await this.#stored(id);
      // Saving the three pages raised the version before the first submission; since then each write raises it by one.
      const writes = timeline.get(id) ?? 0;
      const expected = version - stored.firstVersion + 1;
      if (stored.version < version) lost += version - stored.version;
      if (writes < expected) lost += expected - writes;
      if (writes > expected) doubled += writes - expected;
      if (stored.events !== writes) this.problems.push(`${writes} writes left ${stored.events} events`);
    }
    return { writes: this.acknowledged, lost, doubled };
  }

  async #stored(id: string): Promise<{ version: number; firstVersion: number; events: number }> {
    const { database } = this.world;
    const row = await database.first<{ version: number; first: number; events: number }>(
      `SELECT a.version, (SELECT MIN(t.version) FROM timeline_entries t WHERE t.application_id = a.id AND t.operation = 'submit') AS first,
         (SELECT COUNT(*) FROM outbox_events e WHERE e.type = 'stage_changed' AND e.body LIKE :pattern) AS events
       FROM applications a WHERE a.id = :id`,
      { id, pattern: `%"applicationId":"${id}"%` },
    );
    return { version: Number(row?.version), firstVersion: Number(row?.first), events: Number(row?.events) };
  }
}
