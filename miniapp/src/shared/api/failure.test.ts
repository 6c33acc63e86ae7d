import { ApiError } from '@yuanhang/contract';
import { isUncertain, toFailure } from './failure';
import { NetworkError, toNetworkError } from './network-error';
import { UploadRefused } from './upload-refused';

const refusal = (status: number, code: 'stale_version' | 'unavailable' | 'request_in_progress') =>
  new ApiError(status, { code, message: '内容已被更新', requestId: 'r', problems: [] });

describe('toNetworkError', () => {
  it.each([
    [{ errMsg: 'request:fail timeout' }, 'timeout'],
    [{ errMsg: 'request:fail' }, 'offline'],
    [Object.assign(new Error('aborted'), { name: 'AbortError' }), 'timeout'],
    [new TypeError('Failed to fetch'), 'offline'],
    [undefined, 'offline'],
  ])('%j is %s', (cause, kind) => expect(toNetworkError(cause).kind).toBe(kind));
});

describe('toFailure', () => {
  it("keeps the server's words, code and problems", () => {
    expect(toFailure(refusal(409, 'stale_version'))).toEqual({
      kind: 'refused',
      message: '内容已被更新',
      code: 'stale_version',
      problems: [],
    });
  });

  it('describes a network error', () => {
    expect(toFailure(new NetworkError('timeout'))).toEqual({
      kind: 'timeout',
      message: '网络太慢，请稍后重试',
      problems: [],
    });
  });

  it.each([
    [413, '文件太大'],
    [507, '存储空间已满'],
    [410, '请重试'],
  ])('says why an upload was answered with %s', (status, words) =>
    expect(toFailure(new UploadRefused(status)).message).toContain(words),
  );

  it('has a general message for an unexpected error', () => {
    const log = jest.spyOn(console, 'error').mockImplementation(() => undefined);
    expect(toFailure(new TypeError('x is undefined')).message).toBe('出了点问题，请稍后再试');
    expect(log).toHaveBeenCalled();
    log.mockRestore();
  });
});

describe('isUncertain', () => {
  it('is true when no answer came or the server failed, never after a refusal', () => {
    expect(isUncertain(new NetworkError('offline'))).toBe(true);
    expect(isUncertain(refusal(503, 'unavailable'))).toBe(true);
    expect(isUncertain(refusal(409, 'request_in_progress'))).toBe(true);
    expect(isUncertain(refusal(409, 'stale_version'))).toBe(false);
  });
});
