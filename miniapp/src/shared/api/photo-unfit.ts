/** A photo that this phone cannot bring into a form that the server takes. */
export class PhotoUnfit extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'PhotoUnfit';
  }
}
