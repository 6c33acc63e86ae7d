import { draftName, kept } from '../../shared/session/kept';
import { readTyped, type Typed } from './typed';

/** Unsaved changes by draft name; they survive closing the app. */
export const storedDrafts = {
  read: (name: string): Typed => readTyped(kept().read(draftName(name))),
  keep(name: string, typed: Typed): void {
    if (Object.keys(typed).length > 0) kept().keep(draftName(name), typed);
    else kept().drop(draftName(name));
  },
};
