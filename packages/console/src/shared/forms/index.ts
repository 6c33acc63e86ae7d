export { DateField } from './date-field';
export { MarkdownField } from './markdown-field';
export { SearchField } from './search-field';
export { ServerHtml } from './server-html';
export { showProblems } from './show-problems';
export { SortableList, SortableRow } from './sortable';
export { type Filters, useFilters } from './use-filters';
export { useLeaveGuard } from './use-leave-guard';
export { useMarkdown } from './use-markdown';
