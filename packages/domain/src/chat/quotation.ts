/** What a chat program puts before an answer: the message it answers, between corner brackets, and a dashed line. */
const quotation = /^「[\s\S]*?」\s*\n\s*(?:-\s*){6,}\n?/;
/** `@远航助手 打卡`: whom it is said to; chat programs end it with a space of their own. */
const mentions = /^(?:\s*[@＠][^\s,，:：]{1,30}(?:[\s\u2005,，:：]+|$))+/;

/** What a person said themselves: without the message they quote (our own reminders name every command) and the mention. */
export const withoutQuotation = (text: string): string => text.replace(quotation, '').replace(mentions, '');
