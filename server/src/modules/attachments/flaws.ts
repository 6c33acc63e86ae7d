import { AppError } from '../../platform/errors';
import type { Flaw } from '../../platform/files';

/** The refusal of a file for a flaw of its content. */
export function refusalOf(flaw: Flaw): AppError {
  switch (flaw) {
    case 'mismatch':
      return new AppError('file_content_mismatch');
    case 'locked':
      return new AppError('file_locked');
    case 'loads_elsewhere':
      return new AppError('file_content_mismatch', {
        message: '文件会从别处加载模板或对象，请另存为 PDF 后再上传',
        detail: 'loads_elsewhere',
      });
    case 'too_complex':
      return new AppError('file_content_mismatch', {
        message: '文件过于复杂，无法检查，请另存为 PDF 或精简后再上传',
        detail: 'too_complex',
      });
  }
}
