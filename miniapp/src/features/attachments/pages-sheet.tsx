import { View } from '@tarojs/components';
import type { Requirement } from '@yuanhang/contract';
import { useState } from 'react';
import { type PickedFile, pickPhotos } from '../../shared/api';
import { Button, Sheet, Tappable } from '../../shared/ui';
import './pages-sheet.scss';
import { movedUp } from './page-order';

interface Props {
  readonly requirement: Requirement;
  readonly photos: readonly PickedFile[];
  readonly onClose: () => void;
  readonly onSend: (photos: readonly PickedFile[]) => void;
}

const mostPages = 30;

/** Tells apart photos of the same name. */
const numbered = (photos: readonly PickedFile[], from: number) =>
  photos.map((photo, index) => ({ id: from + index, photo }));

/** The photos that become the pages of one PDF, in an order that can be changed. */
export function PagesSheet({ requirement, photos, onClose, onSend }: Props) {
  const [pages, setPages] = useState(() => numbered(photos, 0));
  const add = async () => {
    const more = await pickPhotos(mostPages - pages.length);
    setPages((all) => [...all, ...numbered(more, 1 + Math.max(-1, ...all.map(({ id }) => id)))]);
  };
  return (
    <Sheet
      open
      title={`${requirement.name}：合成一个 PDF`}
      onClose={onClose}
      footer={
        <Button disabled={pages.length === 0} onTap={() => onSend(pages.map(({ photo }) => photo))}>
          {`合成 ${pages.length} 页并上传`}
        </Button>
      }
    >
      {pages.map(({ id, photo }, index) => (
        <View key={id} className="yh-pages__page">
          <View className="yh-pages__name">{`第 ${index + 1} 页 · ${photo.name}`}</View>
          {index > 0 ? (
            <Tappable
              className="yh-pages__action"
              label={`第 ${index + 1} 页上移`}
              onTap={() => setPages(movedUp(pages, index))}
            >
              上移
            </Tappable>
          ) : null}
          <Tappable
            className="yh-pages__action"
            label={`移除第 ${index + 1} 页`}
            onTap={() => setPages(pages.filter((_, at) => at !== index))}
          >
            移除
          </Tappable>
        </View>
      ))}
      {pages.length < mostPages ? (
        <Tappable className="yh-pages__add" onTap={() => void add()}>
          再加照片
        </Tappable>
      ) : null}
    </Sheet>
  );
}
