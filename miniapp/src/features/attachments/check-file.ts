import type { Requirement } from '@yuanhang/contract';
import { fileSize } from './words';

type Rule = Pick<Requirement, 'fileTypes' | 'maxBytes'>;

/** Why a file need not even be sent; null when the server should look at it. */
export function refusalOf(file: { readonly name: string; readonly bytes: number }, rule: Rule): string | null {
  const ending = (/\.([a-z0-9]+)$/i.exec(file.name)?.[1] ?? '').toLowerCase();
  const type = ending === 'jpeg' ? 'jpg' : ending;
  if (!rule.fileTypes.some((allowed) => allowed === type)) {
    return `请上传 ${rule.fileTypes.map((one) => one.toUpperCase()).join('、')} 文件`;
  }
  if (file.bytes === 0) return '文件是空的';
  if (file.bytes > rule.maxBytes) return `文件有 ${fileSize(file.bytes)}，不能超过 ${fileSize(rule.maxBytes)}`;
  return null;
}
