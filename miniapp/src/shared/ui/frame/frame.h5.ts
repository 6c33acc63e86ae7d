import './browser.scss';
import './questions.scss';
import { watchLostPages } from './lost-pages';

/** What a browser around the pages needs. */
export function prepareFrame(): void {
  watchLostPages();
}
