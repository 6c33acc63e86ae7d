import { needsComment } from '@yuanhang/domain';

/** Whether the server refuses the action without a comment. */
export const requiresComment = (action: string): boolean => needsComment.some((event) => event === action);
