import type { Connection } from 'mysql2/promise';
import { type Case, questionsPerRound } from './cases';
import type { LoadGenerator, Measured, Target } from './load/load';
import { ageSessions, untilDelivered } from './prepare';
import type { Pages } from './questions/pages';
import type { Rounds } from './settings';

/** A server to measure. */
export interface Side {
  readonly target: Target;
  readonly pages: Pages;
  readonly connection: Connection;
  /** The first draft that it may submit, from 0. */
  readonly firstDraft: number;
}

/** Number of drafts that one side submits in all rounds, including the warm-up round. */
export const draftsPerSide = ({ count, submissions }: Rounds): number => (count + 1) * submissions;

/** Measures one round of one side; before it, sessions are made stale again. */
async function measureRound(
  of: Case,
  side: Side,
  round: number,
  generator: LoadGenerator,
  rounds: Rounds,
): Promise<Measured> {
  const { target, pages, connection, firstDraft } = side;
  const count = of.isWrite ? rounds.submissions : questionsPerRound;
  const first = round * count + (of.isWrite ? firstDraft : 0);
  const calls = await pages.callsOf(Array.from({ length: count }, (_, n) => of.question(first + n)));
  await ageSessions(connection);
  if (!of.isWrite) return generator.measure(target, calls, rounds.milliseconds);
  return generator.measure(target, calls, null, () => untilDelivered(connection));
}

/**
 * Measures both sides alternately, and alternates which goes first, so that other load on the machine affects both
 * equally. Both get the same requests. The first round is not counted: caches are empty and code is not compiled yet.
 */
export async function measureInTurns(
  of: Case,
  sides: readonly [Side, Side],
  generator: LoadGenerator,
  rounds: Rounds,
): Promise<readonly [Measured[], Measured[]]> {
  const [first, second] = sides;
  const measured: [Measured[], Measured[]] = [[], []];
  for (let round = 0; round <= rounds.count; round += 1) {
    const measureFirst = async () => measured[0].push(await measureRound(of, first, round, generator, rounds));
    const measureSecond = async () => measured[1].push(await measureRound(of, second, round, generator, rounds));
    if (round % 2 === 0) {
      await measureFirst();
      await measureSecond();
    } else {
      await measureSecond();
      await measureFirst();
    }
  }
  return [measured[0].slice(1), measured[1].slice(1)];
}
