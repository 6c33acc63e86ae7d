/** A picture as it is stored, with the dimensions of its header. */
export interface Picture {
  readonly width: number;
  readonly height: number;
  readonly bytes: Buffer;
}
type Size = Pick<Picture, 'width' | 'height'>;

/** JPEG cannot have more; long screenshots have tens of thousands. */
const maxSide = 65_535;

/** Limits the dimensions, because a small file can unpack to gigabytes of pixels in a viewer. */
export const isTooLarge = ({ width, height }: Size, maxPixels: number): boolean =>
  width > maxSide || height > maxSide || width * height > maxPixels;

export const megapixelsOf = ({ width, height }: Size): number => Math.max(1, Math.round((width * height) / 1_000_000));
