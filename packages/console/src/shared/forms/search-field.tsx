import './forms.css';
import { CloseCircleFilled, SearchOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import type { Filters } from './use-filters';

interface SearchBoxProps {
  /** Accessible name; the placeholder by default. */
  readonly label?: string;
  readonly placeholder: string;
  readonly value: string | undefined;
  readonly onSearch: (text: string) => void;
}

/** Searches on Enter or by the button, to avoid a request for every letter. */
export const SearchBox = ({ placeholder, label = placeholder, value = '', onSearch }: SearchBoxProps) => (
  <Input.Search
    allowClear={{ clearIcon: <CloseCircleFilled aria-label="清空" /> }}
    enterButton={<Button aria-label="查找" icon={<SearchOutlined aria-hidden />} />}
    aria-label={label}
    placeholder={placeholder}
    defaultValue={value}
    onSearch={(text) => onSearch(text.trim())}
  />
);

/** A search box whose text is stored in the address under `q`. */
export const SearchField = ({ filters, placeholder }: { filters: Filters; placeholder: string }) => (
  <SearchBox placeholder={placeholder} value={filters.value('q')} onSearch={(text) => filters.choose('q', text)} />
);
