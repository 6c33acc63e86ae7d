import {
  checkComplete,
  checkDraft,
  dateInShanghai,
  decideApplication,
  type FormValues,
  languageProficiencyForm,
} from '@yuanhang/domain';
import { newId, type Row, type Tx } from '../../platform/database';
import { AppError } from '../../platform/errors';
import type { Principal } from '../../platform/http';
import type { Context } from './context';
import { changeOwn, type Target } from './load';
import type { ApplicationRecord } from './records';
import { refusal } from './refusal';

/** Nobody has taken more tests than fit on a page of the form. */
const maxLanguages = 20;

/** One entry of an application as the person saw it. */
export interface LanguageTarget extends Target {
  readonly languageId: string;
}

/** 外语水平: each entry is complete or not there at all. */
export function languages(context: Context) {
  const { database, queries, clock } = context;

  const change = (principal: Principal, target: Target, work: (tx: Tx) => Promise<unknown>): Promise<void> =>
    changeOwn(context, principal, target, async (tx, record) => {
      const decision = decideApplication(record.state, { type: 'edit' }, principal, record.facts);
      if (!decision.allowed) throw refusal(decision.reason);
      await work(tx);
      await touch(tx, record);
    });
  const touch = (tx: Tx, record: ApplicationRecord) =>
    database.updateVersioned('applications', record, { updated_at: clock.now() }, tx);

  async function mustExist(
    tx: Tx,
    { id, languageId }: LanguageTarget,
  ): Promise<{ id: string; application_id: string }> {
    const known = await queries.languages(id, tx);
    if (!known.some((row) => row.id === languageId)) throw new AppError('not_found');
    return { id: languageId, application_id: id };
  }

  return {
    add: (principal: Principal, target: Target, values: FormValues): Promise<void> =>
      change(principal, target, async (tx) => {
        if ((await queries.languages(target.id, tx)).length >= maxLanguages) {
          throw new AppError('not_allowed_now', { message: `最多填写 ${maxLanguages} 项外语水平` });
        }
        const row = {
          id: newId(),
          application_id: target.id,
          ...entryOf(values, clock.now()),
          created_at: clock.now(),
        };
        await database.insert('language_proficiencies', row, tx);
      }),

    update: (principal: Principal, entry: LanguageTarget, values: FormValues): Promise<void> =>
      change(principal, entry, async (tx) =>
        database.update('language_proficiencies', await mustExist(tx, entry), entryOf(values, clock.now()), tx),
      ),

    remove: (principal: Principal, entry: LanguageTarget): Promise<void> =>
      change(principal, entry, async (tx) =>
        database.write(
          'DELETE FROM language_proficiencies WHERE id = :id AND application_id = :application_id',
          await mustExist(tx, entry),
          tx,
        ),
      ),
  };
}

function entryOf(sent: FormValues, now: Date): Row {
  const { values, problems } = checkDraft(languageProficiencyForm, sent);
  const { test, score, takenOn, note } = values;
  const all = [...problems, ...checkComplete(languageProficiencyForm, values)];
  if (typeof takenOn === 'string' && takenOn > dateInShanghai(now)) {
    all.push({ field: 'takenOn', code: 'in_the_future', message: '考试日期不能晚于今天' });
  }
  if (all.length > 0) throw new AppError('invalid_input', { problems: all });
  return {
    test: String(test),
    score: String(score),
    taken_on: String(takenOn),
    note: typeof note === 'string' ? note : '',
  };
}
