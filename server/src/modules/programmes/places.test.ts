import { type ProgrammeInput, programmeRoutes as routes } from '@yuanhang/contract';
import { buildProgramme, programmeInput } from '../../../test/factories/programmes';
import { type ProgrammesWorld, startProgrammesWorld } from '../../../test/programmes-world';

let world: ProgrammesWorld;
beforeAll(async () => {
  world = await startProgrammesWorld();
});
afterAll(() => world.stop());

const build = (more: Partial<ProgrammeInput> = {}) => buildProgramme(world.programmes, more);
const take = (id: string) => world.database.transaction((tx) => world.programmes.takePlace(id, tx));

describe('places', () => {
  it('are never oversold: 200 want 20', async () => {
    const id = await build({ places: 20 });
    const got = await Promise.all(Array.from({ length: 200 }, () => take(id)));
    expect(got.filter(Boolean)).toHaveLength(20);
    expect(await world.programmes.facts(id)).toMatchObject({ placesTaken: 20 });
    await world.database.transaction((tx) => world.programmes.releasePlace(id, tx));
    expect([await take(id), await take(id)]).toEqual([true, false]);
  });

  it('without a limit are always there', async () => {
    const id = await build({ places: null });
    expect(await Promise.all([take(id), take(id), take(id)])).toEqual([true, true, true]);
  });

  it('cannot be cut below those taken, not even while they are being taken', async () => {
    const id = await build({ places: 8 });
    const cut = () =>
      world.office.call(routes.update, {
        params: { id },
        body: { version: 1, programme: programmeInput({ places: 4 }) },
      });
    await Promise.allSettled([take(id), take(id), take(id), cut(), take(id), take(id), take(id)]);
    const { places, placesTaken } = (await world.programmes.facts(id)) ?? { places: 0, placesTaken: 1 };
    expect(placesTaken).toBeLessThanOrEqual(places ?? 0);
    for (let left = 8 - placesTaken; left > 0; left -= 1) await take(id);
    if (places === 8)
      await expect(cut()).rejects.toMatchObject({ body: { problems: [{ field: 'programme.places' }] } });
  });
});
