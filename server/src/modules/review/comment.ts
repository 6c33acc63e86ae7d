import { needsComment } from '@yuanhang/domain';
import { AppError } from '../../platform/errors';

/** The reviewer's words, null when there are none. Throws `invalid_input` where the student must be told why. */
export function requireComment(decision: string, comment: string | undefined): string | null {
  if (comment) return comment;
  if (!needsComment.some((event) => event === decision)) return null;
  const problem = { field: 'comment', code: 'required', message: '请写明意见，学生会看到' };
  throw new AppError('invalid_input', { message: problem.message, problems: [problem] });
}
