export const announcementLimits = { title: 80, body: 10_000 } as const;
