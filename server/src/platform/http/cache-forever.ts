/** Caches names with a content hash for ever; everything else is revalidated. */
export function cacheForever(response: { setHeader(name: string, value: string): void }, path: string): void {
  const hashed = /\.[0-9a-f]{8,}\./.test(path);
  response.setHeader('Cache-Control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
}
