/** Types of the few functions the host uses; the full types are a separate package. */
declare module 'jsdom' {
  export class JSDOM {
    constructor(html: string, options: { pretendToBeVisual: boolean });
    readonly window: { readonly document: Document };
  }
}
