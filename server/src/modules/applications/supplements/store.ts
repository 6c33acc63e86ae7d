import type { Requirement } from '@yuanhang/contract';
import type { PlainDate, ReviewStep } from '@yuanhang/domain';
import {
  type Database,
  fromJson,
  json,
  newId,
  type RowsByOwner,
  rowsByOwner,
  type Tx,
  toDate,
  toDateOrNull,
} from '../../../platform/database';
import type { RecordedActor } from '../interface';

export type SupplementState = 'open' | 'answered' | 'withdrawn' | 'ended';

/** What a reviewer asked for beyond the programme's materials; one at a time is open. */
export interface Supplement {
  readonly id: string;
  readonly applicationId: string;
  readonly items: readonly Requirement[];
  readonly comment: string;
  /** Last day, inclusive. */
  readonly dueOn: PlainDate;
  readonly step: ReviewStep;
  readonly askedBy: string;
  readonly askedAt: Date;
  readonly state: SupplementState;
  readonly endedAt: Date | null;
}

export interface SupplementInput {
  readonly items: readonly Omit<Requirement, 'key' | 'phase' | 'required' | 'maxBytes'>[];
  readonly comment: string;
  readonly dueOn: PlainDate;
}

interface Row {
  readonly id: string;
  readonly application_id: string;
  readonly items: string;
  readonly comment: string;
  readonly due_on: PlainDate;
  readonly step: ReviewStep;
  readonly asked_by_name: string;
  readonly asked_at: string | Date;
  readonly state: SupplementState;
  readonly ended_at: string | Date | null;
}

const columns = 'id, application_id, items, comment, due_on, step, asked_by_name, asked_at, state, ended_at';
const maxBytes = 20 * 1024 * 1024;

/** The requests for supplements of applications. Whoever writes holds the application. */
export class Supplements {
  readonly #openOf: RowsByOwner<Row>;
  readonly #allOf: RowsByOwner<Row>;

  constructor(private readonly database: Database) {
    const select = `SELECT ${columns} FROM supplement_requests WHERE application_id IN (:owners)`;
    const ownerOf = (row: Row) => row.application_id;
    this.#openOf = rowsByOwner(database, `${select} AND open_marker = 1`, ownerOf);
    this.#allOf = rowsByOwner(database, `${select} ORDER BY seq DESC`, ownerOf);
  }

  /** Those that wait for their students, by application; for many in one statement. */
  async openOf(applicationIds: readonly string[], tx?: Tx): Promise<ReadonlyMap<string, Supplement>> {
    const found = await this.#openOf(applicationIds, tx);
    return new Map([...found].flatMap(([id, [row]]) => (row ? [[id, toSupplement(row)]] : [])));
  }

  /** All of one application, newest first. */
  async allOf(applicationId: string, tx?: Tx): Promise<Supplement[]> {
    const rows = (await this.#allOf([applicationId], tx)).get(applicationId) ?? [];
    return rows.map(toSupplement);
  }

  async ask(
    tx: Tx,
    applicationId: string,
    step: ReviewStep,
    by: RecordedActor,
    asked: SupplementInput,
    now: Date,
  ): Promise<void> {
    const earlier = await this.allOf(applicationId, tx);
    const items = asked.items.map(
      (item, index): Requirement => ({
        ...item,
        // A key of its own for each time, so that files of an earlier answer never count for this one.
        key: `supplement_${earlier.length + 1}_${index + 1}`,
        phase: 'application',
        required: true,
        maxBytes,
      }),
    );
    await this.database.insert(
      'supplement_requests',
      {
        id: newId(),
        application_id: applicationId,
        items: json(items),
        comment: asked.comment,
        due_on: asked.dueOn,
        step,
        asked_by: by.id,
        asked_by_name: by.name,
        asked_at: now,
        state: 'open',
        open_marker: 1,
      },
      tx,
    );
  }

  /** Nothing is asked any more; without an open one nothing happens. */
  async end(tx: Tx, applicationId: string, state: Exclude<SupplementState, 'open'>, now: Date): Promise<void> {
    await this.database.update(
      'supplement_requests',
      { application_id: applicationId, open_marker: 1 },
      { state, ended_at: now, open_marker: null },
      tx,
    );
  }
}

const toSupplement = (row: Row): Supplement => ({
  id: row.id,
  applicationId: row.application_id,
  items: fromJson<Requirement[]>(row.items),
  comment: row.comment,
  dueOn: row.due_on,
  step: row.step,
  askedBy: row.asked_by_name,
  askedAt: toDate(row.asked_at),
  state: row.state,
  endedAt: toDateOrNull(row.ended_at),
});
