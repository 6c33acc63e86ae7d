import { ApiError, type Call } from '@yuanhang/contract';

const gatewayStatuses = [502, 503, 504];
const isUnavailable = (error: unknown): boolean =>
  !(error instanceof ApiError) || gatewayStatuses.includes(error.status);

/**
 * Wraps `call` and invokes `onUnavailable` at the first failure of each outage: no answer, 502, 503 or 504. Results and
 * errors are passed through unchanged.
 */
export function watchServerAvailability(call: Call, onUnavailable: () => void): Call {
  let unavailable = false;
  return async (route, request, options) => {
    try {
      const answer = await call(route, request, options);
      unavailable = false;
      return answer;
    } catch (error) {
      if (isUnavailable(error) && !unavailable) {
        unavailable = true;
        onUnavailable();
      }
      throw error;
    }
  };
}
