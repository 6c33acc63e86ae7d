import { refusalOf } from './check-file';

const rule = { fileTypes: ['pdf', 'jpg'] as const, maxBytes: 1024 * 1024 };
const of = (name: string, bytes = 10) => refusalOf({ name, bytes }, { ...rule, fileTypes: [...rule.fileTypes] });

it('takes what is asked for, and says why not', () => {
  expect(of('护照.PDF')).toBeNull();
  expect(of('photo.jpeg')).toBeNull();
  expect(of('a.exe')).toBe('请上传 PDF、JPG 文件');
  expect(of('a.pdf', 0)).toBe('文件是空的');
  expect(of('a.pdf', 3 * 1024 * 1024)).toBe('文件有 3 MB，不能超过 1 MB');
});
