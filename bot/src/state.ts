/** What the bot knows about itself; changed by the handlers only, gone when the process ends. */
export interface BotState {
  phase: 'starting' | 'waiting_for_scan' | 'online' | 'offline';
  /** The account of the last login; stays through a logout, so that what was said to it is not lost. */
  accountId: string | null;
  /** The server's name for this login; null until the server knows it, and while logged out. */
  loginId: string | null;
  /** Another bot speaks for this login: nothing is claimed or answered until it falls silent. */
  standby: boolean;
  /** The code that somebody has to scan; null when nobody has to. */
  qr: string | null;
}

export const newState = (): BotState => ({
  phase: 'starting',
  accountId: null,
  loginId: null,
  standby: false,
  qr: null,
});
