import { randomUUID } from 'node:crypto';
import { checkInRoutes } from '@yuanhang/contract';
import type { MobilityFixture, Person } from '../mobility-fixture';
import { buildApproved, buildExchangeProgramme, buildUsers, type TestUsers } from './applications';
import { buildDispatchConfirmation, decideRequest } from './requests';

/**
 * A student whose dispatch is approved: leaves for Berlin on 26 February 2027, back on 31 August. Returns the
 * application.
 */
export async function buildDispatched(
  fixture: MobilityFixture,
  student: Person,
  users: TestUsers,
  programmeId: string,
): Promise<string> {
  const { id } = await buildApproved(fixture, users, student, programmeId);
  await decideRequest(users.office, await buildDispatchConfirmation(fixture, student, id));
  return id;
}
/** Test users, an open programme, and the student dispatched. */
export async function buildExchange(fixture: MobilityFixture) {
  const users = await buildUsers(fixture);
  const programmeId = await buildExchangeProgramme(fixture, users.office);
  const applicationId = await buildDispatched(fixture, users.student, users, programmeId);
  return { users, programmeId, applicationId };
}

/** Sends one check-in from the mini program, made now by default. */
export function sendCheckIn(
  fixture: MobilityFixture,
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
    madeAt: fixture.clock.now().toISOString(),
    ...more,
  };
  return student.call(checkInRoutes.create, { params: { id: applicationId }, body });
}
