/** The little that the host needs of it; its own types are another package. */
declare module 'jsdom' {
  export class JSDOM {
    constructor(html: string, options: { pretendToBeVisual: boolean });
    readonly window: { readonly document: Document };
  }
}
