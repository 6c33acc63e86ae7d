export const ownerTypes = ['application', 'request', 'programme', 'check_in'] as const;
export type OwnerType = (typeof ownerTypes)[number];

/**
 * `pending`: the upload may be running, or its bytes are not checked yet. `deleted`: the sweep will delete the bytes.
 */
export const attachmentStates = ['pending', 'complete', 'deleted'] as const;
export type AttachmentState = (typeof attachmentStates)[number];

/** The key to which an upload ticket can write. Only the check reads from it. */
export const incomingKey = (id: string): string => `incoming/${id}`;
/** Contains the hash of the content: a second completion of the same bytes writes the same object. */
export const checkedKey = (id: string, sha256: string): string => `files/${id}-${sha256.slice(0, 32)}`;
