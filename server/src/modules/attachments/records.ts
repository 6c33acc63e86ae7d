export const ownerTypes = ['application', 'request', 'programme', 'check_in'] as const;
export type OwnerType = (typeof ownerTypes)[number];

/** `pending`: an upload may begin or its bytes are not checked yet. `deleted`: the sweep will delete the bytes. */
export const attachmentStates = ['pending', 'complete', 'deleted'] as const;
export type AttachmentState = (typeof attachmentStates)[number];

/** Where an upload ticket lets its holder write. Only the check reads from there. */
export const incomingKey = (id: string): string => `incoming/${id}`;
/** Named by content: a second completion of the same bytes writes the same object. */
export const checkedKey = (id: string, sha256: string): string => `files/${id}-${sha256.slice(0, 32)}`;
