import { placeRoutes as contract } from '@yuanhang/contract';
import { placeSchemas as schemas } from '@yuanhang/contract/schemas';
import type { Clock } from '../../platform/clock';
import type { Api } from '../../platform/http';
import { suggestCities, suggestZones } from './suggestions';

/** Two for each character of a quick typist; a search reads the whole gazetteer. */
const searchesAMinute = 240;

export function placeRoutes(api: Api, clock: Clock): void {
  const searches = api.rateLimits('places', searchesAMinute, 60);
  api.handle(contract.cities, schemas.cities, async ({ principal, query }) => {
    await searches.take(principal.userId);
    return { items: suggestCities(query) };
  });
  api.handle(contract.zones, schemas.zones, async ({ principal, query }) => {
    await searches.take(principal.userId);
    return { items: suggestZones(query, clock.now()) };
  });
}
