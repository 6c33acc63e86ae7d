import './forms.css';
import { Input } from 'antd';

interface MarkdownFieldProps {
  readonly id?: string;
  readonly value?: string;
  readonly onChange?: (text: string) => void;
  readonly rows?: number;
  readonly max: number;
  readonly placeholder?: string;
}

/** A Markdown text area with a short syntax help below it. */
export function MarkdownField({ id, value = '', onChange, rows = 8, max, placeholder }: MarkdownFieldProps) {
  return (
    <>
      <Input.TextArea
        {...(id && { id })}
        value={value}
        rows={rows}
        className="grows"
        maxLength={max}
        placeholder={placeholder}
        onChange={(event) => onChange?.(event.target.value)}
      />
      <small className="markdown-signs">**加粗**　# 标题　- 列表　&gt; 引用　[文字](https://…)</small>
    </>
  );
}
