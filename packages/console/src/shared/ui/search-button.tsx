import { SearchOutlined } from '@ant-design/icons';

/** The palette opens for whoever says so. */
export const openSearch = 'yuanhang:search';

/** Looks like the box that it opens. */
export const SearchButton = () => (
  <button type="button" className="search-button" onClick={() => window.dispatchEvent(new Event(openSearch))}>
    <SearchOutlined aria-hidden />
    <span>姓名、学号、申请号、项目</span>
    <kbd>{/Mac/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K'}</kbd>
  </button>
);
