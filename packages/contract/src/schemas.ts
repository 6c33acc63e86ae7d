/** zod at run time: for the server and its documentation only. */
export * as announcementSchemas from './announcements/schemas';
export * as applicationSchemas from './applications/schemas';
export * as attachmentSchemas from './attachments/schemas';
export * as auditSchemas from './audit/schemas';
export * as botSchemas from './bot/schemas';
export * as checkInSchemas from './check-ins/schemas';
export * as demoSchemas from './demo/schemas';
export * as homeSchemas from './home/schemas';
export * as identitySchemas from './identity/schemas';
export * as importSchemas from './imports/schemas';
export * as mobilityDeskSchemas from './mobility-desk/schemas';
export * as notificationSchemas from './notifications/schemas';
export * as peopleSchemas from './people/schemas';
export * as programmeSchemas from './programmes/schemas';
export * as requestSchemas from './requests/schemas';
export * as reviewSchemas from './review/schemas';
export * as sharedSchemas from './shared/schemas';
