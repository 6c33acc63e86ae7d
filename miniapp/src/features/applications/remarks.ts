import type { FormDefinition } from '@yuanhang/domain';
import type { Remark } from '../../shared/ui';
import type { Comment } from './history';

/** A comment may name a field in full or without the part in brackets: `学习计划`, `预计总费用（元）`. */
const bare = (label: string) => label.replace(/（[^）]*）/g, '');

/**
 * Splits a reviewer's comment into sentences and assigns each to the field it names: 学习计划请写明拟修课程 goes to
 * 学习计划. A longer name wins over one that is part of it. Sentences that name no field stay in the comment above the form.
 */
export function remarksOf(comment: Comment | undefined, form: FormDefinition): Remark[] {
  if (!comment?.comment) return [];
  const sentences = comment.comment
    .split(/[。；;！!？?\n]+/)
    .map((sentence) => sentence.trim())
    .filter((sentence) => sentence !== '');
  const fields = [...form.fields].sort((a, b) => bare(b.label).length - bare(a.label).length);
  const byField = new Map<string, string[]>();
  for (const sentence of sentences) {
    let left = sentence;
    for (const { key, label } of fields) {
      if (!left.includes(bare(label))) continue;
      left = left.split(bare(label)).join(' ');
      byField.set(key, [...(byField.get(key) ?? []), sentence]);
    }
  }
  return [...byField].map(([field, texts]) => ({ field, by: comment.by.name, text: texts.join('；') }));
}
