import './forms.css';
import { Input } from 'antd';
import type { Filters } from './use-filters';

/** What is searched for, in the address under `q`. */
export function SearchField({ filters, placeholder }: { filters: Filters; placeholder: string }) {
  return (
    <Input.Search
      allowClear
      aria-label={placeholder}
      placeholder={placeholder}
      defaultValue={filters.value('q') ?? ''}
      onSearch={(text) => filters.choose('q', text.trim())}
    />
  );
}
