/**
 * The quotation that a chat program puts before an answer: the quoted message between corner brackets, and a dashed
 * line.
 */
const quotation = /^「[\s\S]*?」\s*\n\s*(?:-\s*){6,}\n?/;
/** A mention such as `@远航助手 打卡`; chat programs end it with a special space (U+2005). */
const mentions = /^(?:\s*[@＠][^\s,，:：]{1,30}(?:[\s\u2005,，:：]+|$))+/;

/** The sender's own text: without the quoted message (our reminders name every command) and without the mention. */
export const withoutQuotation = (text: string): string => text.replace(quotation, '').replace(mentions, '');
