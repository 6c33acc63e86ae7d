import './forms.css';
import { CloseCircleFilled, SearchOutlined } from '@ant-design/icons';
import { Button, Input } from 'antd';
import type { Filters } from './use-filters';

interface SearchBoxProps {
  /** For those who do not see it; the placeholder's words by default. */
  readonly label?: string;
  readonly placeholder: string;
  readonly value: string | undefined;
  readonly onSearch: (text: string) => void;
}

/** Searches when told to, by Enter or the button: every letter would be a question to the server. */
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

/** What is searched for, in the address under `q`. */
export const SearchField = ({ filters, placeholder }: { filters: Filters; placeholder: string }) => (
  <SearchBox placeholder={placeholder} value={filters.value('q')} onSearch={(text) => filters.choose('q', text)} />
);
