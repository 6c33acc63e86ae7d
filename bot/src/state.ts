/** The state of the bot, kept in memory only; changed by the handlers and the heartbeat. */
export interface BotState {
  phase: 'starting' | 'waiting_for_scan' | 'online' | 'offline';
  /** The account of the last login. A logout keeps it, so that messages received before still belong to a login. */
  accountId: string | null;
  /** The server's id of this login; null while logged out and until the server has registered the login. */
  loginId: string | null;
  /** Another bot is active on this login: this one neither claims deliveries nor answers messages until it takes over. */
  standby: boolean;
  /** The content of the QR code to scan; null when no scan is needed. */
  qr: string | null;
}

export const initialState = (): BotState => ({
  phase: 'starting',
  accountId: null,
  loginId: null,
  standby: false,
  qr: null,
});
