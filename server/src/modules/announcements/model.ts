import { type CreationOptional, type InferAttributes, type InferCreationAttributes, Model } from 'sequelize';
import { column, table } from '../../platform/database';

export class Announcement extends Model<InferAttributes<Announcement>, InferCreationAttributes<Announcement>> {
  declare readonly seq: CreationOptional<number>;
  declare readonly id: string;
  declare title: string;
  declare body: string;
  declare collegeId: string;
  declare pinned: boolean;
  declare status: 'draft' | 'published' | 'withdrawn';
  declare expiresOn: string | null;
  declare publishedAt: Date | null;
  declare authorName: string;
  declare version: CreationOptional<number>;
  declare createdAt: Date;
  declare updatedAt: Date;
}
table(
  Announcement,
  'announcements',
  {
    seq: column.sequence(),
    id: column.unique(column.id()),
    title: column.text(80),
    body: column.longText(),
    collegeId: column.key(20),
    pinned: column.flag(),
    status: column.word<'draft' | 'published' | 'withdrawn'>(12),
    expiresOn: column.optional(column.day()),
    publishedAt: column.optional(column.instant()),
    authorName: column.text(60),
    version: column.withDefault(column.integer(), 0),
    createdAt: column.instant(),
    updatedAt: column.instant(),
  },
  {
    versioned: true,
    indexes: [{ name: 'announcements_shown', fields: ['status', 'college_id', 'pinned', 'published_at'] }],
  },
);
