/** What a text may name; a text that names anything else does not compile. */
export type Variable =
  | 'name'
  | 'programme'
  | 'number'
  | 'next'
  | 'date'
  | 'left'
  | 'step'
  | 'item'
  | 'by'
  | 'place'
  | 'phone'
  | 'note'
  | 'question'
  | 'title'
  | 'minutes'
  | 'lines';
type Names<S extends string> = S extends `${string}{${infer Name}}${infer Rest}` ? Name | Names<Rest> : never;

export interface Template<N extends string = string> {
  readonly title: string;
  readonly text: string;
  /** What the person does now; empty where there is nothing to do. */
  readonly next: string;
  /** Never present: the variables, for the type of `words`. */
  readonly names?: N;
}
interface Shape {
  readonly title: string;
  readonly text: string;
  readonly next: string;
}
type NamesOf<T extends Shape> = Names<T['title'] | T['text'] | T['next']>;

/** A text as data, its variables checked by the compiler. */
export const template = <const T extends Shape>(shape: NamesOf<T> extends Variable ? T : never): Template<NamesOf<T>> =>
  shape;

/** What every message of the product says, however it travels. */
export interface MessageText {
  readonly title: string;
  readonly text: string;
  readonly nextStep: string;
}

/** Values are put in once: what somebody wrote is never read as a variable. */
const fill = (text: string, values: Readonly<Record<string, string>>) =>
  text.replace(/\{(\w+)\}/g, (_, name: string) => values[name] ?? '');

export interface MessageContext {
  /** To whom; null for staff, who are not addressed. */
  readonly name: string | null;
  readonly number: string | null;
  readonly programmeName: string | null;
  /** What a person wrote, quoted. */
  readonly comment?: string | null;
  /** The next step when the text itself does not name it. */
  readonly nextStep?: string;
}

/** The same words for chat, inbox and e-mail: whom, what, the comment, the next step, number and programme. */
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
