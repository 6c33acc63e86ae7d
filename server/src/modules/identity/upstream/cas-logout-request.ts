import { z } from 'zod';
import { parseCasXml } from './cas-xml';

/** Far longer than any real one. */
const maxLength = 4096;
const shape = z.object({ LogoutRequest: z.object({ SessionIndex: z.string().min(1).max(256) }) });

/**
 * The ticket of a SAML logout request, which CAS posts to every service that a person used when they sign out there (CAS
 * 3.0, 2.3.3). Null for any other text. Knowing the ticket is the only proof that CAS gives.
 */
export function ticketOfLogoutRequest(xml: string): string | null {
  if (xml.length > maxLength) return null;
  return shape.safeParse(parseCasXml(xml)).data?.LogoutRequest.SessionIndex ?? null;
}
