import { type Submit, useSubmit } from '../../shared/api';
import { signOut } from '../../shared/session/sign-out';
import { waiting } from '../check-ins/stored-state';

/** Signs out, on this device or everywhere; unsent check-ins are tried once more before. */
export const useLeave = (): Submit<boolean, void> =>
  useSubmit<boolean, void>(async (everywhere) => {
    await waiting.send();
    await signOut(everywhere);
  });
