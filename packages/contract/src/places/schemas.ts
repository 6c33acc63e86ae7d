import { z } from 'zod';
import { countryCode } from '../shared/schemas';
import { placeLimits } from './limits';

/** A city of the gazetteer, for suggestions while somebody types. */
export const citySuggestion = z.object({
  /** The name to show and keep: Chinese if there is one. */
  name: z.string(),
  /** Another name, in Latin letters; null if there is none. */
  localName: z.string().nullable(),
  country: countryCode,
  countryName: z.string(),
  timeZone: z.string(),
});

const search = { q: z.string().trim().max(placeLimits.text).optional(), country: countryCode.optional() };
export const cities = {
  query: z.strictObject(search),
  response: z.object({ items: z.array(citySuggestion) }),
};

/** Zones: of the country, and of cities with the text in their name; of the whole world without either. */
export const zones = {
  query: z.strictObject(search),
  response: z.object({
    items: z.array(
      z.object({
        /** IANA. */
        timeZone: z.string(),
        /** `柏林时间（UTC+1）`. */
        label: z.string(),
        /** The cities by which it was found, or the largest one. */
        cities: z.array(z.string()),
      }),
    ),
  }),
};
