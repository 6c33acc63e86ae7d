import { consentTexts } from '@yuanhang/domain';
import { Consent } from '../../src/modules/privacy/model';
import type { Database } from '../../src/platform/database';

/** The student has agreed to every purpose, as before an application, and to nothing when `purposes` is empty. */
export async function grantConsents(
  database: Database,
  userId: string,
  at: Date,
  purposes: readonly string[] = consentTexts.map(({ purpose }) => purpose),
): Promise<void> {
  const granted = consentTexts.filter(({ purpose }) => purposes.includes(purpose));
  await database.transaction(async (tx) => {
    for (const { purpose, version } of granted)
      await database.model(Consent).create({ userId, purpose, version, granted: true, at }, { transaction: tx });
  });
}
