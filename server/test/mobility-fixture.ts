import { ApiError, type Call, type ErrorBody } from '@yuanhang/contract';
import { startTestApp } from './app';
import { clientOf } from './http';

/** A person of the test: id, session token, and a client that sends it. */
export interface Person {
  readonly id: string;
  readonly token: string;
  readonly call: Call;
}

/** The whole server, with helpers for an exchange from the declaration to the return. */
export async function startMobilityFixture(at?: string) {
  // The clock moves further here than the default lifetime of a session.
  const started = await startTestApp({ env: { SESSION_DAYS: '90' }, ...(at === undefined ? {} : { at }) });
  const { app, url, clock, test, stop } = started;
  const { database } = test;
  const { identity, consents, programmes, applications, attachments, audit } = app.modules;
  return {
    url,
    database,
    clock,
    identity,
    consents,
    programmes,
    applications,
    attachments,
    outbox: app.outbox,
    audit,
    /** Opens a session, as a sign-in would. */
    async personOf(id: string): Promise<Person> {
      const { token } = await database.transaction((tx) => identity.sessions.open(id, tx, { isConfirmed: true }));
      return { id, token, call: clientOf(url, token) };
    },
    stop,
  };
}
export type MobilityFixture = Awaited<ReturnType<typeof startMobilityFixture>>;

/** The error of a refused call; fails the test when the call succeeds. */
export async function refusal(attempt: Promise<unknown>): Promise<ErrorBody & { status: number }> {
  const error: unknown = await attempt.then(
    () => null,
    (thrown) => thrown,
  );
  if (!(error instanceof ApiError)) throw new Error(`expected a refusal, got ${String(error)}`);
  return { status: error.status, ...error.body };
}
