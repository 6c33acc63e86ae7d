import { AppError } from '../../platform/errors';
import { type Flaw, typeNames } from '../../platform/files';
import type { FileLimits } from './owners';

export const heicMessage =
  '这是苹果手机的 HEIC 照片，请在手机「设置 → 相机 → 格式」选「兼容性最佳」后重拍，或把照片另存为 JPG 再上传';

/** The refusal of a file for a flaw of its content: the true reason, and what to do. */
export function refusalOf(flaw: Flaw, requirement: FileLimits): AppError {
  switch (flaw.verdict) {
    case 'locked':
      return new AppError('file_locked');
    case 'mismatch':
      return flawed(flaw, '文件里夹带了别的内容，为了安全不能收，请重新导出或另存为 PDF 后再上传');
    case 'damaged':
      return flawed(flaw, '文件损坏，无法打开，请重新导出、下载或拍照后再上传');
    case 'heic':
      return flawed(flaw, heicMessage);
    case 'too_many_pixels':
      return flawed(flaw, `照片有 ${flaw.megapixels} MP，最多 ${flaw.most} MP，请缩小或另存为 JPG 后再上传`);
    case 'other_type':
      return flawed(
        flaw,
        `${flaw.is === null ? '无法识别这个文件' : `这是 ${flaw.is}`}，请上传 ${wantedTypes(requirement)} 文件`,
      );
    case 'loads_elsewhere':
      return flawed(flaw, '文件会从别处加载模板或对象，请另存为 PDF 后再上传');
    case 'runs_something':
      return flawed(
        flaw,
        '文件里带有脚本或会启动程序的动作，为了安全不能收，请用「打印 → 另存为 PDF」重新保存后再上传',
      );
    case 'too_complex':
      return flawed(flaw, '文件过于复杂，无法检查，请另存为 PDF 或精简后再上传');
  }
}

const flawed = ({ verdict }: Flaw, message: string): AppError =>
  new AppError('file_content_mismatch', { message, detail: verdict });

/** `PDF、JPG、PNG`. */
export const wantedTypes = ({ fileTypes }: FileLimits): string => fileTypes.map((type) => typeNames[type]).join('、');
