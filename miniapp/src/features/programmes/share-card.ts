import type { ProgrammeDetail } from '@yuanhang/contract';
import { paths } from '../navigation/paths';

/** The card of a shared programme in a chat: its name, its deadline and the product's picture. */
export function programmeCard(programme: ProgrammeDetail | undefined, id: string) {
  return {
    title: programme ? `${programme.name} · ${programme.windowText}` : '学生出国（境）交流项目',
    path: paths.programme(id),
    imageUrl: '/assets/share.png',
  };
}
