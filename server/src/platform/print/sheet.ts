import PDFDocument from 'pdfkit';
import { printFont } from './font';

const margin = 48;
const padding = 6;
/** Text size in a cell, in points. */
const cellSize = 9.5;
/** Bold text is the regular outline with an added stroke of this share of the size. */
const boldStroke = 0.028;
const colors = { ink: '#1d2129', soft: '#6b7280', line: '#c9ced6', label: '#f4f5f7' } as const;

type Weight = 'regular' | 'bold';
type Color = 'ink' | 'soft';
interface Style {
  readonly weight: Weight;
  /** In points. */
  readonly size: number;
  readonly color: Color;
}

/** One cell of a row; the widths of a row add up to 1. */
export interface Cell {
  readonly text: string;
  readonly width: number;
  readonly isLabel: boolean;
}

/** An A4 document that is written from top to bottom and continues on the next page automatically. */
export class Sheet {
  readonly #pdf: PDFKit.PDFDocument;
  readonly #width: number;

  constructor(title: string) {
    this.#pdf = new PDFDocument({
      size: 'A4',
      margin,
      bufferPages: true,
      info: { Title: title, Creator: '远航' },
      lang: 'zh-CN',
    });
    this.#pdf.registerFont('print', printFont()).font('print');
    this.#width = this.#pdf.page.width - 2 * margin;
  }

  /** Writes a centred line. */
  centred(text: string, size: number, weight: Weight, color: Color = 'ink'): void {
    this.#write(text, margin, this.#pdf.y, { weight, size, color }, { width: this.#width, align: 'center' });
    this.#pdf.y += 4;
  }

  /** Keeps a heading together with at least a few lines of the following text. */
  heading(text: string): void {
    this.#pdf.y += 14;
    this.#room(80);
    this.#write(text, margin, this.#pdf.y, { weight: 'bold', size: 12, color: 'ink' }, { width: this.#width });
    this.#pdf.y += 5;
  }

  /** Writes a question and a long answer, which may continue on further pages. */
  paragraph(label: string, text: string): void {
    this.#pdf.y += 6;
    this.#room(48);
    if (label !== '') {
      this.#write(label, margin, this.#pdf.y, { weight: 'bold', size: 9.5, color: 'soft' }, { width: this.#width });
    }
    this.#pdf.y += 2;
    const style = { weight: 'regular', size: 10, color: 'ink' } as const;
    this.#write(text, margin, this.#pdf.y, style, { width: this.#width, lineGap: 3 });
  }

  /**
   * Writes cells side by side in one frame, all as high as the highest; text too long for one page continues without
   * a frame.
   */
  row(cells: readonly Cell[]): void {
    const heights = cells.map(({ text, width }) =>
      this.#pdf.fontSize(cellSize).heightOfString(text, { width: width * this.#width - 2 * padding }),
    );
    const height = Math.max(...heights) + 2 * padding;
    if (height > this.#pdf.page.height - 2 * margin) {
      for (const { text } of cells) this.paragraph('', text);
      return;
    }
    this.#room(height);
    const top = this.#pdf.y;
    let left = margin;
    for (const { text, width, isLabel } of cells) {
      const wide = width * this.#width;
      this.#pdf.rect(left, top, wide, height).lineWidth(0.5);
      if (isLabel) this.#pdf.fillAndStroke(colors.label, colors.line);
      else this.#pdf.stroke(colors.line);
      const style = { weight: isLabel ? 'bold' : 'regular', size: cellSize, color: isLabel ? 'soft' : 'ink' } as const;
      this.#write(text, left + padding, top + padding, style, { width: wide - 2 * padding });
      left += wide;
    }
    this.#pdf.y = top + height;
  }

  /** Writes footer and page numbers on every page, and returns the bytes. */
  finish(footer: string): Promise<Buffer> {
    const { start, count } = this.#pdf.bufferedPageRange();
    for (let page = start; page < start + count; page += 1) {
      this.#pdf.switchToPage(page);
      const bottom = this.#pdf.page.height - margin + 14;
      // The footer is inside the margin, which would otherwise begin a new page.
      this.#pdf.page.margins.bottom = 0;
      const line = `${footer} · 第 ${page + 1} 页，共 ${count} 页`;
      const style = { weight: 'regular', size: 8, color: 'soft' } as const;
      this.#write(line, margin, bottom, style, { width: this.#width, align: 'center', lineBreak: false });
    }
    const chunks: Buffer[] = [];
    return new Promise((resolve, reject) => {
      this.#pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
      this.#pdf.on('end', () => resolve(Buffer.concat(chunks)));
      this.#pdf.on('error', reject);
      this.#pdf.end();
    });
  }

  /** Writes text at a position; pdfkit's own position then marks its end. */
  #write(text: string, x: number, y: number, { weight, size, color }: Style, options: PDFKit.Mixins.TextOptions): void {
    this.#pdf.fontSize(size).fillColor(colors[color]);
    if (weight === 'bold') {
      this.#pdf
        .strokeColor(colors[color])
        .lineWidth(size * boldStroke)
        .lineJoin('round');
      this.#pdf.text(text, x, y, { ...options, fill: true, stroke: true });
    } else {
      this.#pdf.text(text, x, y, options);
    }
  }

  /** Begins a new page unless this many points are left on the current one. */
  #room(points: number): void {
    if (this.#pdf.y + points > this.#pdf.page.height - margin) this.#pdf.addPage();
  }
}
