/**
 * `node -r ./config/jest/run-source.cjs server/test/schemas/migrate-aloud.ts <database url>`: migrates a database and
 * prints each statement before it runs, so that a test can kill the process in the middle.
 */
import { writeSync } from 'node:fs';
import { migrations } from '../../src/migrations';
import { type Migration, migrate } from '../../src/platform/database';

const aloud = ({ name, up }: Migration): Migration => ({
  name,
  up: (tools) =>
    up({
      ...tools,
      async run(...statements) {
        for (const statement of statements) {
          writeSync(1, `${statement.split('\n')[0]}\n`);
          await tools.run(statement);
        }
      },
    }),
});

migrate(process.argv[2] ?? '', migrations.map(aloud)).catch((error: unknown) => {
  process.stderr.write(`${String(error)}\n`);
  process.exitCode = 1;
});
