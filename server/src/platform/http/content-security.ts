/** What a page of ours may load: from ourselves and, where there is one, from the object store. Never an inline script. */
export function contentSecurity({
  storageOrigin,
  styleSrc,
}: {
  /** Where direct uploads and signed reads go, beside our own origin. */
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
