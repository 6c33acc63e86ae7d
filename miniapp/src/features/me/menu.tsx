import Taro from '@tarojs/taro';
import { Card, type IconName, Row } from '../../shared/ui';

export interface MenuItem {
  readonly icon: IconName;
  readonly title: string;
  /** A short text at the right. */
  readonly note?: string;
  readonly path: string;
}

/** A vertical list of links to pages. */
export function Menu({ items }: { readonly items: readonly MenuItem[] }) {
  return (
    <Card>
      {items.map(({ icon, title, note, path }) => (
        <Row
          key={path}
          plain
          icon={icon}
          title={title}
          trailing={note}
          onTap={() => void Taro.navigateTo({ url: path })}
        />
      ))}
    </Card>
  );
}
