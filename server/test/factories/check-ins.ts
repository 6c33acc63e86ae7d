import { randomUUID } from 'node:crypto';
import { checkInRoutes } from '@yuanhang/contract';
import type { Person, TripWorld } from '../trip-world';
import { buildApproved, buildCast, buildTripProgramme, type Cast } from './applications';
import { buildDispatchConfirmation, decideRequest } from './requests';

/** Somebody whose dispatch is approved: leaves for Berlin on 26 February 2027, back on 31 August. Answers the application. */
export async function buildDispatched(
  world: TripWorld,
  student: Person,
  cast: Cast,
  programmeId: string,
): Promise<string> {
  const { id } = await buildApproved(world, cast, student, programmeId);
  await decideRequest(cast.office, await buildDispatchConfirmation(world, student, id));
  return id;
}
/** A cast, an open programme, and the student dispatched. */
export async function buildTrip(world: TripWorld) {
  const cast = await buildCast(world);
  const programmeId = await buildTripProgramme(world, cast.office);
  const applicationId = await buildDispatched(world, cast.student, cast, programmeId);
  return { cast, programmeId, applicationId };
}

/** One check-in from the mini program, made now unless it says otherwise. */
export function sendCheckIn(
  world: TripWorld,
  student: Person,
  applicationId: string,
  more: Partial<{
    clientKey: string;
    wellbeing: 'safe' | 'needs_help';
    country: string;
    city: string;
    note: string;
    madeAt: string;
    arrivedOn: string;
    phoneAbroad: string;
  }> = {},
) {
  const body = {
    clientKey: randomUUID(),
    wellbeing: 'safe' as const,
    madeAt: world.clock.now().toISOString(),
    ...more,
  };
  return student.call(checkInRoutes.create, { params: { id: applicationId }, body });
}
