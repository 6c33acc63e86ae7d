import type { Problem } from '@yuanhang/domain';
import { z } from 'zod';

type Issue = z.core.$ZodRawIssue;

const formats: Readonly<Record<string, string>> = {
  date: '日期格式不正确',
  datetime: '时间格式不正确',
  email: '邮箱格式不正确',
  url: '网址格式不正确',
};

/** The message in the words of a form; other issues use zod's own Chinese. */
function words(issue: Issue): string | undefined {
  switch (issue.code) {
    case 'invalid_type':
      return issue.input === undefined || issue.input === null ? '请填写' : '格式不正确';
    case 'too_small':
      if (issue.origin === 'string') return issue.minimum === 1 ? '请填写' : `至少 ${issue.minimum} 个字`;
      return issue.origin === 'array' ? `至少 ${issue.minimum} 项` : `不能小于 ${issue.minimum}`;
    case 'too_big':
      if (issue.origin === 'string') return `不能超过 ${issue.maximum} 个字`;
      return issue.origin === 'array' ? `最多 ${issue.maximum} 项` : `不能大于 ${issue.maximum}`;
    case 'invalid_format':
      return formats[issue.format] ?? '格式不正确';
    case 'invalid_value':
      return '不在可选范围内';
    case 'invalid_union':
      return '格式不正确';
    default:
      return undefined;
  }
}

z.config({ ...z.locales.zhCN(), customError: words });

/** Lists every invalid field once: `fields.3.key`, with a Chinese message and zod's stable issue code. */
export function problemsOf(error: z.ZodError): Problem[] {
  const problems = error.issues.flatMap((issue): Problem[] => {
    if (issue.code !== 'unrecognized_keys')
      return [{ field: issue.path.join('.'), code: issue.code, message: issue.message }];
    return issue.keys.map((key) => ({
      field: [...issue.path, key].join('.'),
      code: 'unknown_field',
      message: '不认识的字段',
    }));
  });
  return [...new Map(problems.reverse().map((problem) => [problem.field, problem])).values()].reverse();
}
