export { type Announcements, createAnnouncements } from './announcements';
export { announcementRoutes } from './routes';
