import { route } from '../shared/route';
import type * as s from './schemas';

export const placeRoutes = {
  cities: route<typeof s.cities>()('GET', '/api/places/cities', 'signed_in', '城市建议'),
  zones: route<typeof s.zones>()('GET', '/api/places/zones', 'signed_in', '按国家或城市查时区'),
};
