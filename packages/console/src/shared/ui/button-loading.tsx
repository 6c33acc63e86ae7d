import { LoadingOutlined } from '@ant-design/icons';
import type { ButtonProps } from 'antd';

/**
 * The `loading` of a button. Ant Design's own spinner enters by a transition; if the answer comes before the transition
 * starts, the invisible spinner stays and screen readers announce the button as "loading 保存" from then on.
 */
export const buttonLoading = (busy: boolean): NonNullable<ButtonProps['loading']> =>
  busy && { icon: <LoadingOutlined /> };
