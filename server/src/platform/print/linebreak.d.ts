declare module 'linebreak' {
  /** Finds the places at which a text may be broken into lines (UAX 14). */
  export default class LineBreaker {
    constructor(text: string);
    nextBreak(): { readonly position: number; readonly required: boolean } | null;
  }
}
