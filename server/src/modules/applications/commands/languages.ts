import type { ApplicationDetail } from '@yuanhang/contract';
import {
  checkComplete,
  checkDraft,
  dateInShanghai,
  type FormValues,
  type LanguageTest,
  languageProficiencyForm,
  languageTests,
  plainScore,
} from '@yuanhang/domain';
import { newId, type Tx } from '../../../platform/database';
import { AppError } from '../../../platform/errors';
import type { Principal } from '../../../platform/http';
import type { ApplicationsContext } from '../context';
import { Application, LanguageProficiency } from '../model';
import type { ApplicationRecord } from '../reads/records';
import { lockForEditing, presentOwn, type Target } from './own-application';

/** The most entries that fit on a page of the form. */
const maxLanguages = 20;

/** One entry of an application, and the version that the person saw. */
export interface LanguageTarget extends Target {
  readonly languageId: string;
}

/**
 * Adds an entry of 外语水平; it must be complete. Throws `invalid_input`, `not_allowed_now` for too many, `not_found`,
 * `stale_version` and the domain's refusals.
 */
export async function addLanguage(
  context: ApplicationsContext,
  principal: Principal,
  { values, ...target }: Target & { readonly values: FormValues },
  tx: Tx,
): Promise<ApplicationDetail> {
  const record = await lockForEditing(context, principal, target, tx);
  const { loaders, database, clock } = context;
  const known = (await loaders.languagesOf([record.id], tx)).get(record.id) ?? [];
  if (known.length >= maxLanguages) {
    throw new AppError('not_allowed_now', { message: `最多填写 ${maxLanguages} 项外语水平` });
  }
  const createdAt = clock.now();
  const row = { id: newId(), applicationId: record.id, ...entryOf(values, createdAt), createdAt };
  await database.add(LanguageProficiency, row, tx);
  return changed(context, principal, record, tx);
}

/** Replaces an entry. Throws `invalid_input`, `not_found`, `stale_version` and the domain's refusals. */
export async function updateLanguage(
  context: ApplicationsContext,
  principal: Principal,
  { values, languageId, ...target }: LanguageTarget & { readonly values: FormValues },
  tx: Tx,
): Promise<ApplicationDetail> {
  const record = await lockForEditing(context, principal, target, tx);
  const where = { id: languageId, applicationId: record.id };
  await mustExist(context, where, tx);
  await context.database.changeWhere(LanguageProficiency, where, entryOf(values, context.clock.now()), tx);
  return changed(context, principal, record, tx);
}

/** Removes an entry. Throws `not_found`, `stale_version` and the domain's refusals. */
export async function removeLanguage(
  context: ApplicationsContext,
  principal: Principal,
  { languageId, ...target }: LanguageTarget,
  tx: Tx,
): Promise<ApplicationDetail> {
  const record = await lockForEditing(context, principal, target, tx);
  const where = { id: languageId, applicationId: record.id };
  await mustExist(context, where, tx);
  await context.database.model(LanguageProficiency).destroy({ where, transaction: tx });
  return changed(context, principal, record, tx);
}

async function mustExist(
  { loaders }: ApplicationsContext,
  { id, applicationId }: { readonly id: string; readonly applicationId: string },
  tx: Tx,
): Promise<void> {
  const known = (await loaders.languagesOf([applicationId], tx)).get(applicationId) ?? [];
  if (!known.some((row) => row.id === id)) throw new AppError('not_found');
}

/** The entries are part of the application, so each change raises its version. */
async function changed(
  context: ApplicationsContext,
  principal: Principal,
  record: ApplicationRecord,
  tx: Tx,
): Promise<ApplicationDetail> {
  const updatedAt = context.clock.now();
  await context.database.change(Application, record, { updatedAt }, tx);
  return presentOwn(context, principal, { ...record, version: record.version + 1, updatedAt }, tx);
}

function entryOf(sent: FormValues, now: Date) {
  const { values, problems } = checkDraft(languageProficiencyForm, sent);
  const { test, score, takenOn, note } = values;
  const all = [...problems, ...checkComplete(languageProficiencyForm, values)];
  if (typeof takenOn === 'string' && takenOn > dateInShanghai(now)) {
    all.push({ field: 'takenOn', code: 'in_the_future', message: '考试日期不能晚于今天' });
  }
  if (all.length > 0 || !isLanguageTest(test)) throw new AppError('invalid_input', { problems: all });
  return {
    test,
    score: plainScore(test, String(score)),
    takenOn: String(takenOn),
    note: typeof note === 'string' ? note : '',
  };
}

const isLanguageTest = (value: unknown): value is LanguageTest => languageTests.some((test) => test === value);
