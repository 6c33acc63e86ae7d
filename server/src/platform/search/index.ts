export { type SearchSource, searchBackfill } from './backfill';
export { conditionOf, type SearchCondition, searchCondition, textContains } from './condition';
export { matchesOf, maxMatches } from './matches';
export { forgetSearchable, keepSearchable, type Searchable } from './write';
