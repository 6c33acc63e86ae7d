import type { ResponseOf } from '@yuanhang/contract';
import { reviewSchemas } from '@yuanhang/contract/schemas';
import { type RequestKind, requestKindLabels, requestKinds } from '@yuanhang/domain';
import type { Principal } from '../../platform/http';
import type { ReviewContext } from './context';
import { countsSql } from './queue-sql';

/** The number of items of each kind that wait for the actor, counted up to `countedUpTo` of each. */
export async function counts(
  { database }: ReviewContext,
  principal: Principal,
): Promise<ResponseOf<typeof reviewSchemas.counts>> {
  const statement = countsSql(principal, reviewSchemas.countedUpTo);
  const rows = statement
    ? await database.select<{ kind: 'application' | RequestKind; waiting: number }>(statement.sql, statement.values)
    : [];
  const waitingOf = (kind: string) =>
    rows.filter((row) => row.kind === kind).reduce((sum, { waiting }) => sum + Number(waiting), 0);
  const present = (kind: 'application' | RequestKind, kindLabel: string) => ({
    kind,
    kindLabel,
    waiting: Math.min(waitingOf(kind), reviewSchemas.countedUpTo),
  });
  return {
    counts: [present('application', '项目申请'), ...requestKinds.map((kind) => present(kind, requestKindLabels[kind]))],
  };
}
