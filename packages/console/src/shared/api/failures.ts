import { ApiError } from '@yuanhang/contract';

/** The message of an error; the server's own when it answered. */
export const messageOf = (error: unknown): string => {
  if (error instanceof ApiError) return error.body.problems[0]?.message ?? error.message;
  return error instanceof TypeError ? '网络不可用，请检查连接后再试' : '出了点问题，请刷新页面后再试';
};

export const isSignedOut = (error: unknown): boolean =>
  error instanceof ApiError && error.status === 401 && error.body.code === 'not_signed_in';

/** Whether an automatic retry makes sense: no answer came, or the server was briefly unavailable. A refusal is not retried. */
export const mayPass = (error: unknown): boolean => !(error instanceof ApiError) || error.status >= 502;
