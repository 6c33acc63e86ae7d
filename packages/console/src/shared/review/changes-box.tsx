import type { ReviewedApplication } from '@yuanhang/contract';
import { timeText } from '../ui';

/** The changes since the previous submission; nothing for the first one. */
export function ChangesBox({ changes }: { changes: ReviewedApplication['changes'] }) {
  const { since, answers, filesAdded, filesRemoved } = changes;
  if (since === null) return null;
  const nothing = answers.length + filesAdded.length + filesRemoved.length === 0;
  return (
    <section className="changes" aria-label="上次提交后的变化">
      <h3>{nothing ? '和上次提交相比没有变化' : `上次提交（${timeText(since)}）后的变化`}</h3>
      <ul>
        {answers.map(({ page, label, before, after }) => (
          <li key={`${page}.${label}`}>
            {label}：<s>{before}</s> → {after}
          </li>
        ))}
        {filesRemoved.map(({ id, name }) => (
          <li key={id}>
            文件 <s>{name}</s> 已删除
          </li>
        ))}
        {filesAdded.map(({ id, name }) => (
          <li key={id}>新文件 {name}</li>
        ))}
      </ul>
    </section>
  );
}
