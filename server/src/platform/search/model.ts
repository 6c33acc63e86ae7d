import { type InferAttributes, type InferCreationAttributes, Model } from 'sequelize';
import { column, table } from '../database';

/** What can be found: the kind of row that an id belongs to. */
export type SearchKind = 'student' | 'programme' | 'application';

/** The normalised fields of a subject, one a line. A match of grams is verified by it. */
export class SearchText extends Model<InferAttributes<SearchText>, InferCreationAttributes<SearchText>> {
  declare readonly kind: SearchKind;
  declare readonly subjectId: string;
  declare text: string;
}
table(SearchText, 'search_texts', {
  kind: column.primary(column.word<SearchKind>(20)),
  subjectId: column.primary(column.id()),
  text: column.key(1000),
});

/** One or two neighbouring characters that occur in the text of a subject. */
export class SearchGram extends Model<InferAttributes<SearchGram>, InferCreationAttributes<SearchGram>> {
  declare readonly kind: SearchKind;
  declare readonly gram: string;
  declare readonly subjectId: string;
}
table(SearchGram, 'search_grams', {
  kind: column.primary(column.word<SearchKind>(20)),
  gram: column.primary(column.key(4)),
  subjectId: column.primary(column.id()),
});

/** A kind whose rows after this id were written before search existed and are not searchable yet. */
export class SearchBackfill extends Model<InferAttributes<SearchBackfill>, InferCreationAttributes<SearchBackfill>> {
  declare readonly kind: SearchKind;
  declare afterId: string;
}
table(SearchBackfill, 'search_backfills', {
  kind: column.primary(column.word<SearchKind>(20)),
  afterId: column.key(20),
});
