import { type ReminderKey, type RuleKey, reminderRules } from '@yuanhang/domain';
import type { Template } from './template';
import { reminderTexts, requestTexts, stageTexts, texts } from './texts';

const isReminder = (key: string): key is ReminderKey => reminderRules.some((rule) => rule.key === key);

function templatesOf(key: RuleKey): readonly (Template | undefined)[] {
  if (isReminder(key)) return [reminderTexts[key]];
  if (key === 'stage_changed') return Object.values(stageTexts);
  if (key === 'request_changed') return [...Object.values(requestTexts), texts.request_advanced];
  return [texts[key]];
}

/** The texts of a rule with their variables, for display to staff. */
export const textsOf = (key: RuleKey): { title: string; text: string }[] =>
  templatesOf(key).flatMap((template) =>
    template
      ? [{ title: template.title, text: template.next ? `${template.text}\n下一步：${template.next}` : template.text }]
      : [],
  );
