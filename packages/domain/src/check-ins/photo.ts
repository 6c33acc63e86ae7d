import type { FileType } from '../vocabulary';

/** What may be added to a check-in once it is recorded: a check-in never waits for a picture on a bad network. */
export const checkInPhoto = {
  key: 'photo',
  name: '照片',
  fileTypes: ['jpg', 'png'] as readonly FileType[],
  maxBytes: 10 * 1024 * 1024,
  maxCount: 3,
} as const;
/** Afterwards the picture is part of what was told. */
export const photoHours = 24;
