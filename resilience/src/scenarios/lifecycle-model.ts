import { ApiError, applicationRoutes } from '@yuanhang/contract';
import fc from 'fast-check';
import { buildStudent, buildTripProgramme } from '../../../server/test/factories/applications';
import type { Person } from '../../../server/test/trip-world';
import { startServer } from '../lab/server';
import { openWorld, type World } from '../lab/world';
import type { Scenario } from '../scenario';
import { actions, newTrial, type Trial } from './lifecycle-actions';
import { actors, after, beginning, type Command, legal, type Model, verbs } from './lifecycle-table';

/** `wild`: anything by anybody; otherwise the n-th of what may happen now. */
interface Pick {
  readonly wild: boolean;
  readonly n: number;
}
const picks = fc.array(fc.record({ wild: fc.boolean(), n: fc.nat(10_000) }), { minLength: 4, maxLength: 12 });

function commandOf({ wild, n }: Pick, model: Model): Command {
  const all = verbs.flatMap((verb) => actors.map((actor) => ({ verb, actor })));
  const choices = wild ? all : legal(model);
  return choices[n % choices.length] ?? { verb: 'edit', actor: 'student' };
}

/** Null when it was done; the refusal otherwise. A 5xx is no refusal. */
async function attempt(command: Command, trial: Trial, world: World): Promise<ApiError | null> {
  try {
    await actions[command.verb](trial.people[command.actor], trial, world);
    return null;
  } catch (error) {
    if (error instanceof ApiError && error.status < 500) return error;
    throw error;
  }
}

async function observed(trial: Trial): Promise<Seen> {
  try {
    trial.detail = await trial.people.student.call(applicationRoutes.detail, { params: { id: trial.id } });
    const { progress, stage } = trial.detail;
    const at = progress.filter(({ step }) => step !== null).findIndex(({ state }) => state === 'current');
    return { stage, step: at === 1 ? 1 : 0 };
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return { stage: 'deleted', step: 0 };
    throw error;
  }
}
interface Seen {
  readonly stage: string;
  readonly step: 0 | 1;
}

/** The office's step is the current one wherever review has come that far; only there does the step say something. */
const agrees = (model: Model, seen: Seen): boolean =>
  seen.stage === model.stage && (model.stage !== 'under_review' || seen.step === model.step);

export const lifecycleModel: Scenario = {
  key: 'lifecycle-model',
  bar: 'Only legal transitions: a fast-check model of the lifecycle against the real server, no divergence',
  async run(lab) {
    const world = await openWorld(await lab.place('lifecycle-model'));
    const { cast } = world;
    const programmeId = await buildTripProgramme(world.world, cast.office, { places: null, requirements: [] });
    const server = await startServer(world.place);
    world.pointTo(server.url);
    const stranger: Person = await buildStudent(world.world, cast.computing, '别人');
    const counts = { sequences: 0, commands: 0, done: 0, refused: 0, divergences: 0 };
    const reached = new Set<string>();

    const sequence = fc.asyncProperty(picks, async (sequenceOf) => {
      const trial = await newTrial(world, programmeId, stranger);
      let model = beginning;
      const story: string[] = [];
      for (const pick of sequenceOf) {
        if (legal(model).length === 0 && !pick.wild) break;
        const command = commandOf(pick, model);
        const expected = after(model, command);
        const refusal = await attempt(command, trial, world);
        story.push(`${command.actor} ${command.verb}: ${refusal ? `${refusal.status} ${refusal.body.code}` : 'done'}`);
        counts.commands += 1;
        counts[refusal ? 'refused' : 'done'] += 1;
        model = expected ?? model;
        const seen = await observed(trial);
        reached.add(seen.stage);
        const asExpected = (refusal === null) === (expected !== null) && agrees(model, seen);
        if (!asExpected)
          throw new Error(`model ${JSON.stringify(model)}, server ${JSON.stringify(seen)}: ${story.join('; ')}`);
      }
      counts.sequences += 1;
    });

    const [workers, wanted] = [4, lab.times(24, 2000)];
    const problems: string[] = [];
    await Promise.all(
      Array.from({ length: workers }, async () => {
        const result = await fc.check(sequence, { numRuns: wanted / workers });
        if (!result.failed) return;
        counts.divergences += 1;
        problems.push(`seed ${result.seed}, path ${result.counterexamplePath}: ${String(result.errorInstance)}`);
      }),
    );
    await server.stop();
    await world.world.stop();
    return { counts: { ...counts, 'stages reached': reached.size }, problems };
  },
};
