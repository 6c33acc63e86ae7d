import { ApiError, applicationRoutes } from '@yuanhang/contract';
import fc from 'fast-check';
import { buildExchangeProgramme, buildStudent } from '../../../server/test/factories/applications';
import { type Fixture, openFixture } from '../harness/fixture';
import { startServer } from '../harness/product-process';
import type { Scenario } from '../scenario';
import { actions, createTrial, type Trial } from './lifecycle-actions';
import {
  actors,
  allowedCommands,
  applyCommand,
  type Command,
  initialModel,
  type Model,
  operations,
} from './lifecycle-table';

/** How fast-check chooses a command: the n-th of all commands (`any`), or the n-th of those allowed now. */
interface Choice {
  readonly any: boolean;
  readonly n: number;
}
const choiceSequences = fc.array(fc.record({ any: fc.boolean(), n: fc.nat(10_000) }), { minLength: 4, maxLength: 12 });
const allCommands: readonly Command[] = operations.flatMap((operation) =>
  actors.map((actor) => ({ operation, actor })),
);

function commandOf({ any, n }: Choice, model: Model): Command {
  const commands = any ? allCommands : allowedCommands(model);
  return commands[n % commands.length] ?? { operation: 'edit', actor: 'student' };
}

/** Returns null when the server accepted the command, else its refusal. Throws on 5xx and on a lost connection. */
async function execute(command: Command, trial: Trial, fixture: Fixture): Promise<ApiError | null> {
  try {
    await actions[command.operation](trial.actors[command.actor], trial, fixture);
    return null;
  } catch (error) {
    if (error instanceof ApiError && error.status < 500) return error;
    throw error;
  }
}

interface Observed {
  readonly stage: string;
  readonly step: 0 | 1;
}

async function observe(trial: Trial): Promise<Observed> {
  try {
    trial.detail = await trial.actors.student.call(applicationRoutes.detail, { params: { id: trial.id } });
    const { progress, stage } = trial.detail;
    const current = progress.filter(({ step }) => step !== null).findIndex(({ state }) => state === 'current');
    return { stage, step: current === 1 ? 1 : 0 };
  } catch (error) {
    if (error instanceof ApiError && error.status === 404) return { stage: 'deleted', step: 0 };
    throw error;
  }
}

/** The review step is compared only under review, the only stage in which the progress shows a current step. */
const agrees = (model: Model, observed: Observed): boolean =>
  observed.stage === model.stage && (model.stage !== 'under_review' || observed.step === model.step);

export const lifecycleModel: Scenario = {
  key: 'lifecycle-model',
  requirement: 'Only legal transitions: a fast-check model of the lifecycle against the real server, no divergence',
  async run(harness) {
    const fixture = await openFixture(await harness.workspace('lifecycle-model'));
    const { people } = fixture;
    const options = { places: null, requirements: [] };
    const programmeId = await buildExchangeProgramme(fixture.context, people.office, options);
    const server = await startServer(fixture.workspace);
    fixture.useServers(server);
    const otherStudent = await buildStudent(fixture.context, people.computing, '别人');
    const counts = { sequences: 0, commands: 0, accepted: 0, refused: 0, divergences: 0 };
    const stages = new Set<string>();

    const property = fc.asyncProperty(choiceSequences, async (choices) => {
      const trial = await createTrial(fixture, programmeId, otherStudent);
      let model = initialModel;
      const history: string[] = [];
      for (const choice of choices) {
        if (allowedCommands(model).length === 0 && !choice.any) break;
        const command = commandOf(choice, model);
        const expected = applyCommand(model, command);
        const refusal = await execute(command, trial, fixture);
        const answer = refusal ? `${refusal.status} ${refusal.body.code}` : 'accepted';
        history.push(`${command.actor} ${command.operation}: ${answer}`);
        counts.commands += 1;
        counts[refusal ? 'refused' : 'accepted'] += 1;
        model = expected ?? model;
        const observed = await observe(trial);
        stages.add(observed.stage);
        const asExpected = (refusal === null) === (expected !== null) && agrees(model, observed);
        if (!asExpected)
          throw new Error(`model ${JSON.stringify(model)}, server ${JSON.stringify(observed)}: ${history.join('; ')}`);
      }
      counts.sequences += 1;
    });

    const workers = 4;
    const sequences = harness.scale(24, 2000);
    const problems: string[] = [];
    await Promise.all(
      Array.from({ length: workers }, async () => {
        const result = await fc.check(property, { numRuns: sequences / workers });
        if (!result.failed) return;
        counts.divergences += 1;
        problems.push(`seed ${result.seed}, path ${result.counterexamplePath}: ${String(result.errorInstance)}`);
      }),
    );
    await server.stop();
    await fixture.close();
    return { counts: { ...counts, 'stages reached': stages.size }, problems };
  },
};
