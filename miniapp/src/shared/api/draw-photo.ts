/** The longest side of the drawn photo in pixels, and the quality of JPEG. */
export interface Drawing {
  readonly side: number;
  readonly quality: number;
}

/** The photo drawn upright on white, within the longest side, as JPEG. Rejects when the browser cannot open it. */
export async function drawnAsJpeg(photo: Blob, { side, quality }: Drawing): Promise<Blob> {
  const address = URL.createObjectURL(photo);
  try {
    // An element turns the photo by its EXIF orientation in every browser; `createImageBitmap` does not in all.
    const image = await opened(address);
    const scale = Math.min(1, side / Math.max(image.naturalWidth, image.naturalHeight));
    const canvas = document.createElement('canvas');
    canvas.width = Math.max(1, Math.round(image.naturalWidth * scale));
    canvas.height = Math.max(1, Math.round(image.naturalHeight * scale));
    const context = canvas.getContext('2d');
    if (!context) throw new Error('no canvas');
    context.fillStyle = '#fff';
    context.fillRect(0, 0, canvas.width, canvas.height);
    context.drawImage(image, 0, 0, canvas.width, canvas.height);
    return await new Promise((resolve, reject) => {
      canvas.toBlob((blob) => (blob ? resolve(blob) : reject(new Error('no picture'))), 'image/jpeg', quality);
    });
  } finally {
    URL.revokeObjectURL(address);
  }
}

function opened(address: string): Promise<HTMLImageElement> {
  return new Promise((resolve, reject) => {
    const image = new Image();
    image.onload = () => resolve(image);
    image.onerror = () => reject(new Error('not a picture'));
    image.src = address;
  });
}
