import { ApiError, type ErrorBody } from '@yuanhang/contract';
import { isSignedOut, mayPass, messageOf } from './failures';

const refusal = (status: number, body: Partial<ErrorBody>) =>
  new ApiError(status, { code: 'unexpected', message: '出错', requestId: 'r', problems: [], ...body });

it('prefers the field’s problem to the general message', () => {
  const problems = [{ field: 'comment', code: 'required', message: '请写明理由' }];
  expect(messageOf(refusal(400, { code: 'invalid_input', message: '填写的内容有误', problems }))).toBe('请写明理由');
  expect(messageOf(refusal(409, { message: '名额已满' }))).toBe('名额已满');
  expect(messageOf(new TypeError('fetch failed'))).toMatch(/网络/);
});

it('treats a missing session as signed out, but not a wrong password', () => {
  expect(isSignedOut(refusal(401, { code: 'not_signed_in' }))).toBe(true);
  expect(isSignedOut(refusal(401, { code: 'sign_in_failed' }))).toBe(false);
  expect(isSignedOut(refusal(403, { code: 'forbidden' }))).toBe(false);
});

it('retries after a network error or a restart, never after a refusal', () => {
  expect(mayPass(new TypeError('fetch failed'))).toBe(true);
  expect(mayPass(refusal(503, { code: 'unavailable' }))).toBe(true);
  expect(mayPass(refusal(500, {}))).toBe(false);
  expect(mayPass(refusal(404, {}))).toBe(false);
});
