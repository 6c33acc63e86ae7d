import { defaultLists, questionsPerRound } from './cases';
import { type Measured, withGenerator } from './load/load';
import { keep } from './output';
import { ageSessions, type Contents } from './prepare';
import { thisBuild, withFilled } from './product';
import { type GrowthRow, growthReport } from './report';
import { growthSizes, rounds, staffSessions } from './settings';

type ByList = Readonly<Record<string, readonly Measured[]>>;

const measureLists = (contents: Contents): Promise<ByList> =>
  withFilled(thisBuild, contents, (filled) =>
    withGenerator(async (generator) => {
      const found: Record<string, readonly Measured[]> = {};
      for (const { name, question } of defaultLists(contents)) {
        const measured: Measured[] = [];
        for (let round = 0; round <= rounds.count; round += 1) {
          await ageSessions(filled.connection);
          const first = round * questionsPerRound;
          const calls = Array.from({ length: questionsPerRound }, (_, n) => question(first + n));
          measured.push(await generator.measure(filled, calls, rounds.milliseconds));
        }
        // The first round is dropped, because it reads the database pages from the disk.
        found[name] = measured.slice(1);
      }
      return found;
    }),
  );

/** `--growth`: measures the default views of the lists with few rows and with a hundred times as many. */
export async function growth(): Promise<void> {
  const contentsOf = (sizes: Contents['sizes']): Contents => ({ sizes, staffSessions, drafts: 1 });
  const few = await measureLists(contentsOf(growthSizes.few));
  const many = await measureLists(contentsOf(growthSizes.many));
  const rows: GrowthRow[] = Object.keys(few).map((name) => ({ name, few: few[name] ?? [], many: many[name] ?? [] }));
  await keep('growth', growthReport(rows), { sizes: growthSizes, rows });
}
