import { type ProgrammeInput, programmeRoutes as routes } from '@yuanhang/contract';
import { buildProgramme, programmeInput } from '../../../test/factories/programmes';
import { type ProgrammesFixture, startProgrammesFixture } from '../../../test/programmes-fixture';

let fixture: ProgrammesFixture;
beforeAll(async () => {
  fixture = await startProgrammesFixture();
});
afterAll(() => fixture.stop());

const build = (more: Partial<ProgrammeInput> = {}) => buildProgramme(fixture, more);
const take = (id: string) => fixture.database.transaction((tx) => fixture.programmes.takePlace(id, tx));

describe('places', () => {
  it('are never oversold: 200 applicants for 20 places', async () => {
    const id = await build({ places: 20 });
    const got = await Promise.all(Array.from({ length: 200 }, () => take(id)));
    expect(got.filter(Boolean)).toHaveLength(20);
    expect(await fixture.programmes.facts(id)).toMatchObject({ placesTaken: 20 });
    await fixture.database.transaction((tx) => fixture.programmes.releasePlace(id, tx));
    expect([await take(id), await take(id)]).toEqual([true, false]);
  });

  it('are always available without a limit', async () => {
    const id = await build({ places: null });
    expect(await Promise.all([take(id), take(id), take(id)])).toEqual([true, true, true]);
  });

  it('cannot be reduced below those taken, also under concurrent applications', async () => {
    const id = await build({ places: 8 });
    const cut = () =>
      fixture.office.call(routes.update, {
        params: { id },
        body: { version: 1, programme: programmeInput({ places: 4 }) },
      });
    await Promise.allSettled([take(id), take(id), take(id), cut(), take(id), take(id), take(id)]);
    const { places, placesTaken } = (await fixture.programmes.facts(id)) ?? { places: 0, placesTaken: 1 };
    expect(placesTaken).toBeLessThanOrEqual(places ?? 0);
    for (let left = 8 - placesTaken; left > 0; left -= 1) await take(id);
    if (places === 8)
      await expect(cut()).rejects.toMatchObject({ body: { problems: [{ field: 'programme.places' }] } });
  });
});
