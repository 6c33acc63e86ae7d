import { SearchOutlined } from '@ant-design/icons';

/** Name of the window event that opens the search palette. */
export const openSearch = 'yuanhang:search';

/** A button, styled like a search box, that opens the palette. */
export const SearchButton = () => (
  <button type="button" className="search-button" onClick={() => window.dispatchEvent(new Event(openSearch))}>
    <SearchOutlined aria-hidden />
    <span>姓名、拼音、学号、申请号、项目</span>
    <kbd>{/Mac/.test(navigator.userAgent) ? '⌘K' : 'Ctrl K'}</kbd>
  </button>
);
