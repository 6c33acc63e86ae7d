import './forms.css';
import { CalendarOutlined, CloseCircleFilled } from '@ant-design/icons';
import type { PlainDate } from '@yuanhang/domain';
import { DatePicker } from 'antd';
import dayjs from 'dayjs';

const written = 'YYYY-MM-DD';
interface DateFieldProps {
  readonly id?: string;
  readonly value?: PlainDate | null;
  readonly onChange?: (date: PlainDate | null) => void;
  readonly placeholder?: string;
  readonly disabled?: boolean;
  readonly allowClear?: boolean;
  readonly 'aria-label'?: string;
}

/** A date picker whose value is a date string of the contract. */
export function DateField({ value, onChange, placeholder = '选择日期', allowClear = true, ...rest }: DateFieldProps) {
  return (
    <DatePicker
      {...rest}
      suffixIcon={<CalendarOutlined aria-hidden />}
      allowClear={allowClear && { clearIcon: <CloseCircleFilled aria-label="清空" /> }}
      className="wide"
      placeholder={placeholder}
      value={value ? dayjs(value, written) : null}
      onChange={(day: dayjs.Dayjs | null) => onChange?.(day?.format(written) ?? null)}
    />
  );
}
