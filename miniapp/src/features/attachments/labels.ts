import type { Requirement } from '@yuanhang/contract';

/** `PDF、JPG · 不超过 10 MB · 最多 3 个`. */
export function fileRule({
  fileTypes,
  maxBytes,
  maxCount,
}: Pick<Requirement, 'fileTypes' | 'maxBytes' | 'maxCount'>): string {
  const types = fileTypes.map((type) => type.toUpperCase()).join('、');
  return [types, `不超过 ${fileSize(maxBytes)}`, maxCount > 1 ? `最多 ${maxCount} 个` : ''].filter(Boolean).join(' · ');
}

/** `800 KB`, `1.2 MB`. */
export function fileSize(bytes: number): string {
  const megabytes = bytes / (1024 * 1024);
  if (megabytes >= 1) return `${Number(megabytes.toFixed(1))} MB`;
  return `${Math.max(1, Math.round(bytes / 1024))} KB`;
}
