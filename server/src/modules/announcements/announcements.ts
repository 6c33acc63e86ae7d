import { bindContext } from '../../platform/bind-context';
import { create, publish, update, withdraw } from './commands';
import type { AnnouncementsContext } from './context';
import { adminList, detail, list } from './reads';

/** Announcements of the office to all students, or to those of one college. */
export const createAnnouncements = (context: AnnouncementsContext) =>
  bindContext(context, { create, update, publish, withdraw, list, detail, adminList });
export type Announcements = ReturnType<typeof createAnnouncements>;
