import './browser.scss';
import './questions.scss';
import { watchLostPages } from './lost-pages';

/** Prepares the browser frame around the pages. */
export function prepareFrame(): void {
  watchLostPages();
}
