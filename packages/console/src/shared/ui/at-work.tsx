import { LoadingOutlined } from '@ant-design/icons';
import type { ButtonProps } from 'antd';

/**
 * The `loading` of a button. Ant Design's own spinner enters by a transition; an answer that comes before it has begun
 * leaves the spinner there, unseen, and the button is read aloud as "loading 保存" from then on.
 */
export const atWork = (busy: boolean): NonNullable<ButtonProps['loading']> => busy && { icon: <LoadingOutlined /> };
