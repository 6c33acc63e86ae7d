import { needsComment } from '@yuanhang/domain';
import { AppError } from '../../platform/errors';

/** The reviewer's comment, or null. Throws `invalid_input` when the decision needs one for the student. */
export function requireComment(decision: string, comment: string | undefined): string | null {
  if (comment) return comment;
  if (!needsComment.some((event) => event === decision)) return null;
  const problem = { field: 'comment', code: 'required', message: '请写明意见，学生会看到' };
  throw new AppError('invalid_input', { message: problem.message, problems: [problem] });
}
