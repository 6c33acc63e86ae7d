import type { ProgrammeDetail } from '@yuanhang/contract';
import { paths } from '../navigation/paths';

/** What a friend sees in a chat: the programme's name, how long it is open, and our picture. */
export function programmeCard(programme: ProgrammeDetail | undefined, id: string) {
  return {
    title: programme ? `${programme.name} · ${programme.windowText}` : '学生出国（境）交流项目',
    path: paths.programme(id),
    imageUrl: '/assets/share.png',
  };
}
