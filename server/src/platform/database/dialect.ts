/** MariaDB is spoken to as MySQL. */
export type Dialect = 'sqlite' | 'mysql';
