import { AppError } from '../../platform/errors';
import { type CasAnswer, readCasAnswer } from './cas-answer';

const timeoutMilliseconds = 5000;
const maxAnswerLength = 64 * 1024;

export interface Cas {
  /** Where a browser goes to sign in; comes back to `service` with a ticket. */
  loginUrl(service: string): string;
  /** One attempt, pass or fail: that is all a ticket is good for. Throws `upstream_failed` when CAS does not answer. */
  validate(ticket: string, service: string): Promise<CasAnswer>;
}

/** The university's CAS 3.0. `service` must be the same, to the letter, at login and validation. */
export function createCas(casUrl: string): Cas {
  const base = casUrl.replace(/\/$/, '');
  return {
    loginUrl: (service) => `${base}/login?service=${encodeURIComponent(service)}`,
    async validate(ticket, service) {
      const query = new URLSearchParams({ service, ticket, format: 'XML' });
      try {
        const answer = await fetch(`${base}/p3/serviceValidate?${query}`, {
          signal: AbortSignal.timeout(timeoutMilliseconds),
          redirect: 'error',
        });
        if (!answer.ok) throw new Error(`CAS answered ${answer.status}`);
        return readCasAnswer((await answer.text()).slice(0, maxAnswerLength));
      } catch {
        throw new AppError('upstream_failed', { message: '统一身份认证没有响应，请稍后再试' });
      }
    },
  };
}
