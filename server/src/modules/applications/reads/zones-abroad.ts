import type { Database } from '../../../platform/database';

/**
 * The time zones of students abroad. Reads the index once for each zone: a DISTINCT would read every application
 * abroad, or does so once a connection has written to the table (MariaDB 10.11 then drops the loose index scan of a
 * prepared GROUP BY).
 */
export async function zonesAbroad(database: Database): Promise<string[]> {
  const zones: string[] = [];
  for (;;) {
    const next = await database.first<{ zone: string }>(
      `SELECT time_zone AS zone FROM applications WHERE stage = 'dispatched' AND time_zone > :after
       ORDER BY time_zone LIMIT 1`,
      { after: zones.at(-1) ?? '' },
    );
    if (!next) return zones;
    zones.push(next.zone);
  }
}
