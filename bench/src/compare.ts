import { basename, resolve } from 'node:path';
import { requireAgreement } from './agreement';
import { casesOf } from './cases';
import { withGenerator } from './load/load';
import { draftsPerSide, measureInTurns, type Side } from './measure';
import { keep } from './output';
import { type Build, type Filled, thisBuild, withFilled } from './product';
import { Pages } from './questions/pages';
import { type ComparisonRow, comparisonReport } from './report';
import { comparisonRounds, sizes, staffSessions } from './settings';

const contents = { sizes, staffSessions, drafts: draftsPerSide(comparisonRounds) };

const sideOf = ({ server, databasePid, connection }: Filled): Side => ({
  target: { server, databasePid },
  pages: new Pages(server.url),
  connection,
  firstDraft: 0,
});

/**
 * `--requests --against <folder>`: compares this build with the one in another checkout, each on its own database with the
 * same rows, measured alternately in one run.
 */
export async function compare(folder: string): Promise<void> {
  const other: Build = { folder: resolve(folder), database: 'yuanhang_bench_against' };
  await withFilled(other, contents, (filledOther) =>
    withFilled(thisBuild, contents, async (filledThis) => {
      const sides = [sideOf(filledThis), sideOf(filledOther)] as const;
      const rows = await withGenerator(async (generator) => {
        const measured: ComparisonRow[] = [];
        for (const of of casesOf(contents)) {
          if (!of.isWrite) await requireAgreement(of, sides);
          const [current, against] = await measureInTurns(of, sides, generator, comparisonRounds);
          measured.push({ name: of.name, current, against });
          console.log(`  ${of.name}`);
        }
        return measured;
      });
      await keep('comparison', comparisonReport(rows, basename(other.folder)), { sizes, rows }, filledThis.connection);
    }),
  );
}
