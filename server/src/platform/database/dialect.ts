/** MariaDB uses the MySQL dialect. */
export type Dialect = 'sqlite' | 'mysql';
