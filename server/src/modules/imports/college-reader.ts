import type { CellReading } from './cell';

interface College {
  readonly code: string;
  readonly name: string;
}

/** Reads the code or the name of a college as its code. */
export function collegeReader(colleges: readonly College[]): (cell: string) => CellReading {
  const plain = (text: string) => text.normalize('NFKC').replace(/\s/g, '').toLowerCase();
  return (cell) => {
    if (cell === '' || colleges.some(({ code }) => code === cell)) return { value: cell };
    const wanted = plain(cell);
    const found = colleges.filter(({ code, name }) => plain(code) === wanted || plain(name) === wanted);
    const [only, other] = found;
    if (only && !other) return { value: only.code };
    if (other)
      return { problem: `有几个学院叫“${cell}”，请填写学院代码（${found.map(({ code }) => code).join('、')}）` };
    const full = colleges.find(({ code }) => /^\d+$/.test(cell) && code.replace(/^0+/, '') === cell);
    if (full)
      return {
        problem: `学院代码“${cell}”丢了前面的 0，应为“${full.code}”。请在 Excel 中把整列设为“文本”格式，再重新填写`,
      };
    return { problem: `没有代码或名称为“${cell.slice(0, 60)}”的学院` };
  };
}
