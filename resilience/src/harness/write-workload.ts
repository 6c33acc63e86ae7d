import { randomUUID } from 'node:crypto';
import { setTimeout as wait } from 'node:timers/promises';
import { ApiError, type ApplicationDetail, applicationRoutes } from '@yuanhang/contract';
import { buildStudent, buildSubmitted } from '../../../server/test/factories/applications';
import type { Person } from '../../../server/test/mobility-fixture';
import type { Fixture } from './fixture';
import { waitFor } from './wait-for';

type Operation = 'submit' | 'recall';

/** One write as it was sent. */
interface Write {
  readonly operation: Operation;
  readonly idempotencyKey: string;
  /** The application's version that the write was based on. */
  readonly version: number;
}

/** One student's application, and the state known to its client. */
interface Account {
  readonly student: Person;
  readonly id: string;
  /** The version after the last write that is known to have been applied. */
  version: number;
  next: Operation;
  /** Number of writes answered with success. */
  acknowledged: number;
  /** The last write, when it got no answer: it may or may not have been applied. */
  unanswered: Write | null;
  /** An unanswered write that had not been applied when checked; a database that was only frozen may still apply it. */
  possiblyLate: Write | null;
}

export interface KnownVersion {
  readonly applicationId: string;
  readonly version: number;
}

/**
 * Students who submit and recall their applications in a loop and record every answer. Each write is a transaction of
 * at least three rows: application, timeline entry, outbox event. `compareWithDatabase` checks the record afterwards.
 */
export class WriteWorkload {
  readonly #accounts: Account[] = [];
  #running = false;
  #workers: Promise<void>[] = [];
  readonly problems: string[] = [];
  /** Number of writes that got no answer, or one of status 502 or higher. */
  unanswered = 0;
  /** Number of `unanswered` writes that turned out to have been applied. */
  appliedUnanswered = 0;
  /** Number of answers of status 502 or higher. */
  unavailable = 0;

  constructor(private readonly fixture: Fixture) {}

  get acknowledged(): number {
    return this.#accounts.reduce((total, { acknowledged }) => total + acknowledged, 0);
  }

  /** The version of each application as known to its client. */
  get knownVersions(): readonly KnownVersion[] {
    return this.#accounts.map(({ id, version }) => ({ applicationId: id, version }));
  }

  /** Creates `count` students, each with a submitted application. */
  async addStudents(count: number, programmeId: string): Promise<void> {
    const { context, people } = this.fixture;
    for (let n = 0; n < count; n += 1) {
      const student = await buildStudent(context, people.languages, `学生${n}`);
      const { id, version } = await buildSubmitted(context, student, programmeId);
      this.#accounts.push({
        student,
        id,
        version,
        next: 'recall',
        acknowledged: 0,
        unanswered: null,
        possiblyLate: null,
      });
    }
  }

  start(): void {
    this.#running = true;
    this.#workers = this.#accounts.map((account) => this.#work(account));
  }

  /** Waits until `count` more writes are acknowledged and up to 50 ms longer, so that a fault hits writes in progress. */
  async waitForWrites(count: number): Promise<void> {
    const before = this.acknowledged;
    await waitFor(
      'writes to be acknowledged',
      async () => this.problems.length > 0 || this.acknowledged - before >= count,
    );
    await wait(Math.random() * 50);
  }

  /** Sends nothing new and waits for the answers in progress. */
  async stop(): Promise<void> {
    this.#running = false;
    await Promise.all(this.#workers);
  }

  /** Determines for every unanswered write whether it was applied. Call it after `stop`, while the server is available. */
  async resolveUnanswered(): Promise<void> {
    for (const account of this.#accounts) {
      for (let tries = 0; account.unanswered && tries < 200; tries += 1) await this.#resolve(account);
      if (account.unanswered) this.problems.push('an unanswered write could not be resolved');
    }
  }

  async #work(account: Account): Promise<void> {
    while (this.#running) {
      if (account.unanswered) await this.#resolve(account);
      else
        await this.#write(account, {
          operation: account.next,
          idempotencyKey: randomUUID(),
          version: account.version,
        });
    }
  }

  async #send({ student, id }: Account, { operation, idempotencyKey, version }: Write): Promise<ApplicationDetail> {
    const route = operation === 'submit' ? applicationRoutes.submit : applicationRoutes.recall;
    return student.call(route, { params: { id }, body: { version } }, { idempotencyKey });
  }

  async #write(account: Account, write: Write): Promise<void> {
    try {
      this.#recordApplied(account, write, (await this.#send(account, write)).version);
      account.acknowledged += 1;
    } catch (error) {
      if (error instanceof ApiError && error.body.code === 'stale_version' && account.possiblyLate) {
        account.unanswered = account.possiblyLate;
        account.possiblyLate = null;
        return;
      }
      if (error instanceof ApiError && error.status !== 503 && error.status < 502) {
        this.problems.push(`${write.operation} was answered ${error.status} ${error.body.code}`);
        this.#running = false;
        return;
      }
      if (error instanceof ApiError) this.unavailable += 1;
      account.unanswered = write;
      this.unanswered += 1;
    }
  }

  #recordApplied(account: Account, { operation }: Write, version: number): void {
    account.version = version;
    account.next = operation === 'submit' ? 'recall' : 'submit';
    account.unanswered = null;
    account.possiblyLate = null;
  }

  /** Reads the application to find out whether the unanswered write was applied. Leaves it open while the server is unavailable. */
  async #resolve(account: Account): Promise<void> {
    const write = account.unanswered;
    if (!write) return;
    try {
      const { version } = await account.student.call(applicationRoutes.detail, { params: { id: account.id } });
      if (version === write.version) {
        account.unanswered = null;
        account.possiblyLate = write;
      } else if (version === write.version + 1) {
        this.#recordApplied(account, write, version);
        this.appliedUnanswered += 1;
      } else this.problems.push(`an application went from version ${write.version} to ${version}`);
    } catch {
      await wait(50);
    }
  }
}
