export type { City } from './cities';
export { findCity } from './find-city';
export { searchCities } from './search-cities';
export { offsetLabel, zoneLabel } from './zone-label';
export { citiesOfZonesNamed, zoneCitiesOf, zonesOf } from './zones';
