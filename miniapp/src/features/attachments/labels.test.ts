import { fileRule, fileSize } from './labels';

describe('fileRule', () => {
  it('names the accepted files', () => {
    expect(fileRule({ fileTypes: ['pdf', 'jpg'], maxBytes: 10 * 1024 * 1024, maxCount: 3 })).toBe(
      'PDF、JPG · 不超过 10 MB · 最多 3 个',
    );
    expect(fileRule({ fileTypes: ['pdf'], maxBytes: 512 * 1024, maxCount: 1 })).toBe('PDF · 不超过 512 KB');
  });
});

describe('fileSize', () => {
  it.each([
    [1, '1 KB'],
    [819_200, '800 KB'],
    [1_258_291, '1.2 MB'],
    [10 * 1024 * 1024, '10 MB'],
  ])('%d is %s', (bytes, text) => expect(fileSize(bytes)).toBe(text));
});
