/** The variables of a text; a text with any other variable does not compile. */
export type Variable =
  | 'name'
  | 'programme'
  | 'number'
  | 'next'
  | 'date'
  | 'left'
  | 'deadline'
  | 'localDeadline'
  | 'returnDeadline'
  | 'step'
  | 'item'
  | 'by'
  | 'place'
  | 'phone'
  | 'note'
  | 'question'
  | 'title'
  | 'minutes'
  | 'device'
  | 'lines';
type Names<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;

export interface Template<N extends string = string> {
  readonly title: string;
  readonly text: string;
  /** The next step of the recipient; empty when there is none. */
  readonly next: string;
  /** Never present at run time: the variables, for the type of `words`. */
  readonly names?: N;
}
interface Shape {
  readonly title: string;
  readonly text: string;
  readonly next: string;
}
type NamesOf<T extends Shape> = Names<T['title'] | T['text'] | T['next']>;

/** A text as data; the compiler checks its variables. */
export const template = <const T extends Shape>(shape: NamesOf<T> extends Variable ? T : never): Template<NamesOf<T>> =>
  shape;

/** The content of every message, for any channel. */
export interface MessageText {
  readonly title: string;
  readonly text: string;
  readonly nextStep: string;
}

/** Substitutes values once, so that text written by a person is never read as a variable. */
const fill = (text: string, values: Readonly<Record<string, string>>) =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');

export interface MessageContext {
  /** The recipient's name; null for staff, who get no salutation. */
  readonly name: string | null;
  readonly number: string | null;
  readonly programmeName: string | null;
  /** A comment written by a person, quoted. */
  readonly comment?: string | null;
  /** The next step when the text itself does not name it. */
  readonly nextStep?: string;
}

/** The same text for chat, inbox and e-mail: salutation, content, comment, next step, number and programme. */
export function renderMessage<N extends string>(
  { title, text, next }: Template<N>,
  values: Readonly<Record<N, string>>,
  { name, number, programmeName, comment, nextStep }: MessageContext,
): MessageText {
  const doNow = fill(next, values) || (nextStep ?? '');
  const lines = [
    `${name === null ? '' : `${name}同学，`}${fill(text, values)}`,
    ...(comment ? [`意见：“${comment}”`] : []),
    ...(doNow ? [`下一步：${doNow}`] : []),
    [number, programmeName].filter(Boolean).join(' '),
  ];
  return { title: fill(title, values), text: lines.filter((line) => line !== '').join('\n'), nextStep: doNow };
}
