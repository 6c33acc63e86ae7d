import { ApiError, type ErrorBody, errorCodes } from '@yuanhang/contract';

const isErrorBody = (body: unknown): body is ErrorBody =>
  typeof body === 'object' && body !== null && 'code' in body && 'message' in body;

/** The JSON of an answer; null when it is no JSON, for example a proxy's page. */
export function parsed(text: string): unknown {
  try {
    return text === '' ? null : JSON.parse(text);
  } catch {
    return null;
  }
}

/** The error that `call` would throw for this answer. */
export function refusal(status: number, text: string): ApiError {
  const body = parsed(text);
  const { message } = errorCodes.unexpected;
  return new ApiError(status, isErrorBody(body) ? body : { code: 'unexpected', message, requestId: '', problems: [] });
}
