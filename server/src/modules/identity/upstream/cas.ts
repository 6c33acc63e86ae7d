import { AppError } from '../../../platform/errors';
import { type CasAnswer, readCasAnswer } from './cas-answer';
import { decodeAnswer } from './decode-answer';

const maxAnswerLength = 64 * 1024;

/** `renew`: CAS asks for the password even when its single sign-on session is still open. */
export interface CasLoginOptions {
  readonly renew: boolean;
}
export interface Cas {
  /** The address at which a browser signs in; CAS redirects it to `service` with a ticket. */
  loginUrl(service: string, demand: CasLoginOptions): string;
  /** The address at which a browser signs out of CAS, which then leads to `service`. */
  logoutUrl(service: string): string;
  /** Checks a ticket, which CAS accepts once only. Throws `upstream_failed` when CAS does not answer. */
  validate(ticket: string, service: string, demand: CasLoginOptions): Promise<CasAnswer>;
}

/** The university's CAS 3.0. `service` must be exactly the same string at login and validation. */
export function createCas(casUrl: string, timeoutMilliseconds = 5000): Cas {
  const base = casUrl.replace(/\/$/, '');
  return {
    loginUrl: (service, { renew }) =>
      `${base}/login?${new URLSearchParams({ service, ...(renew && { renew: 'true' }) })}`,
    logoutUrl: (service) => `${base}/logout?${new URLSearchParams({ service })}`,
    async validate(ticket, service, { renew }) {
      const query = new URLSearchParams({ service, ticket, format: 'XML', ...(renew && { renew: 'true' }) });
      try {
        const answer = await fetch(`${base}/p3/serviceValidate?${query}`, {
          signal: AbortSignal.timeout(timeoutMilliseconds),
          redirect: 'error',
        });
        if (!answer.ok) throw new Error(`CAS answered ${answer.status}`);
        const bytes = new Uint8Array(await answer.arrayBuffer()).subarray(0, maxAnswerLength);
        return readCasAnswer(decodeAnswer(bytes, answer.headers.get('content-type')));
      } catch {
        throw new AppError('upstream_failed', { message: '统一身份认证没有响应，请稍后再试' });
      }
    },
  };
}
