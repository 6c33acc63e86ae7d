/** Somebody else wrote first: the caller read a version that is no longer the newest. */
export class StaleVersion extends Error {
  constructor() {
    super('stale version');
    this.name = 'StaleVersion';
  }
}
