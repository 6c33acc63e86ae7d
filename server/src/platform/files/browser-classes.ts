/** The pixels that a decoder hands over. */
class Pixels {
  constructor(
    readonly data: Uint8ClampedArray,
    readonly width: number,
    readonly height: number,
  ) {}
}
const missing = { ImageData: Pixels, DOMMatrix: class {}, Path2D: class {} };

/** Libraries that were made for browsers need these to load; one decodes into `ImageData`, none draws. */
export function provideBrowserClasses(): void {
  for (const [name, value] of Object.entries(missing))
    if (!(name in globalThis)) Object.defineProperty(globalThis, name, { value, configurable: true });
}
