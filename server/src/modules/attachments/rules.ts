import type { FileType } from '@yuanhang/domain';
import { AppError } from '../../platform/errors';
import { fileTypeOf, isHeicName, isPictureName } from '../../platform/storage';
import { heicMessage, wantedTypes } from './flaws';
import type { FileLimits } from './owners';

const megabyte = 1024 * 1024;
const sizeText = (bytes: number) =>
  bytes >= megabyte ? `${Number((bytes / megabyte).toFixed(1))} MB` : `${Math.ceil(bytes / 1024)} KB`;

/**
 * The type that a file of this name will probably have; its content decides in the end. Any name of a picture will do where
 * pictures are accepted, because phones and programs name them wrongly. Throws `unsupported_file`.
 */
export function acceptedType(requirement: FileLimits, fileName: string): FileType {
  const type = fileTypeOf(fileName);
  if (type !== null && requirement.fileTypes.includes(type)) return type;
  const picture = requirement.fileTypes.find((accepted) => accepted === 'jpg' || accepted === 'png');
  if (picture !== undefined && isPictureName(fileName)) return picture;
  const message =
    isHeicName(fileName) && picture !== undefined ? heicMessage : `请上传 ${wantedTypes(requirement)} 文件`;
  throw new AppError('unsupported_file', {
    message: message === heicMessage ? message : `「${requirement.name}」${message}`,
    problems: [{ field: 'fileName', code: 'unsupported_file', message }],
  });
}

/** Throws `file_too_large` with the limit. */
export function requireSize(requirement: FileLimits, bytes: number): void {
  if (bytes <= requirement.maxBytes) return;
  const message = `「${requirement.name}」不能超过 ${sizeText(requirement.maxBytes)}`;
  throw new AppError('file_too_large', { message, problems: [{ field: 'bytes', code: 'file_too_large', message }] });
}

/** The lowest free slot. Throws `not_allowed_now` when the requirement has the maximum number of files. */
export function freeSlot(requirement: FileLimits, taken: ReadonlySet<number>): number {
  for (let slot = 1; slot <= requirement.maxCount; slot += 1) if (!taken.has(slot)) return slot;
  throw tooMany(requirement);
}

export const tooMany = (requirement: FileLimits): AppError =>
  new AppError('not_allowed_now', {
    message: `「${requirement.name}」最多上传 ${requirement.maxCount} 份，请先删除或替换`,
    detail: 'too_many_files',
  });
