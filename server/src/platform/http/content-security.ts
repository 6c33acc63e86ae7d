/** What our pages may load: from our own origin and from the object store, if any. Never an inline script. */
export function contentSecurity({
  storageOrigin,
  styleSrc,
}: {
  /** The origin of direct uploads and signed reads, besides our own. */
  readonly storageOrigin: string | null;
  readonly styleSrc: string[];
}) {
  const stored = storageOrigin === null ? [] : [storageOrigin];
  return {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc,
      imgSrc: ["'self'", 'data:', 'blob:', ...stored],
      connectSrc: ["'self'", ...stored],
      fontSrc: ["'self'", 'data:'],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  };
}
