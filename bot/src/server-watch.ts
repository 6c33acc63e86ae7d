import { ApiError, type Call } from '@yuanhang/contract';

const goneStatuses = [502, 503, 504];
const isGone = (error: unknown): boolean => !(error instanceof ApiError) || goneStatuses.includes(error.status);

/** Tells `onAway` once for each time the server stops answering; whoever called still gets the error. */
export function watchServer(call: Call, onAway: () => void): Call {
  let away = false;
  return async (route, request, options) => {
    try {
      const answer = await call(route, request, options);
      away = false;
      return answer;
    } catch (error) {
      if (isGone(error) && !away) {
        away = true;
        onAway();
      }
      throw error;
    }
  };
}
