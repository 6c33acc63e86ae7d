import type { FileType } from '../vocabulary';

/**
 * Limits for photos, which are added after the check-in is recorded, so that a slow network never delays a check-in.
 */
export const checkInPhoto = {
  key: 'photo',
  name: '照片',
  fileTypes: ['jpg', 'png'] as readonly FileType[],
  maxBytes: 10 * 1024 * 1024,
  maxCount: 3,
} as const;
/** Hours after the check-in in which photos can be added or removed; afterwards they are part of the record. */
export const photoHours = 24;
