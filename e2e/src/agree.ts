import { type Call, privacyRoutes } from '@yuanhang/contract';

/** Agrees, as a student of the demo, to every purpose: for tests of something else than the step that asks. */
export async function agreeToAll(call: Call): Promise<void> {
  const { items } = await call(privacyRoutes.consents, {});
  for (const { purpose, version, granted } of items)
    if (!granted) await call(privacyRoutes.decide, { params: { purpose }, body: { granted: true, version } });
}
