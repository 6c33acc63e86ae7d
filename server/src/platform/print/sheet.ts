import PDFDocument from 'pdfkit';
import { printableText } from './characters';
import { type FontName, loadFont, mainFont } from './fonts';
import { linesOf } from './lines';
import { runsOf } from './runs';

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

/** Of Noto Sans SC, whose descent is 0.288. */
const ascentShare = 1.16;
/** Height of a place for a signature or a stamp. */
const signatureHeight = 92;

interface Layout {
  readonly width: number;
  readonly align?: 'center';
  /** Between lines, in points. */
  readonly lineGap?: number;
}

/** An empty document with the fonts that these texts need. */
export async function openSheet(title: string, texts: Iterable<string>): Promise<Sheet> {
  const names = new Set<FontName>([mainFont]);
  for (const text of texts) for (const { font } of runsOf(printableText(text))) names.add(font);
  const fonts = await Promise.all([...names].map(async (name) => [name, await loadFont(name)] as const));
  return new Sheet(title, fonts);
}

/** An A4 document that is written from top to bottom and continues on the next page automatically. */
export class Sheet {
  readonly #pdf: PDFKit.PDFDocument;
  readonly #width: number;

  constructor(title: string, fonts: readonly (readonly [FontName, Buffer])[]) {
    this.#pdf = new PDFDocument({
      size: 'A4',
      margin,
      bufferPages: true,
      info: { Title: title, Creator: '远航' },
      lang: 'zh-CN',
    });
    for (const [name, font] of fonts) this.#pdf.registerFont(name, font);
    this.#pdf.font(mainFont);
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
    const lineCounts = cells.map(
      ({ text, width }) => this.#linesOf(text, cellSize, width * this.#width - 2 * padding).length,
    );
    const height = Math.max(...lineCounts) * this.#lineHeight(cellSize) + 2 * padding;
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

  /** Leaves places side by side in which people sign or stamp, each with its date. */
  signatures(places: readonly string[]): void {
    this.#pdf.y += 14;
    this.#room(signatureHeight);
    const top = this.#pdf.y;
    const wide = this.#width / places.length;
    const style = { weight: 'regular', size: cellSize, color: 'soft' } as const;
    places.forEach((place, column) => {
      const left = margin + column * wide;
      this.#pdf.rect(left, top, wide, signatureHeight).lineWidth(0.5).stroke(colors.line);
      this.#write(place, left + padding, top + padding, { ...style, weight: 'bold' }, { width: wide - 2 * padding });
      const bottom = top + signatureHeight - padding - this.#lineHeight(cellSize);
      this.#write('年　　　月　　　日', left + padding, bottom, style, { width: wide - 2 * padding, align: 'center' });
    });
    this.#pdf.y = top + signatureHeight;
  }

  /** Writes footer and page numbers on every page, and returns the bytes. */
  finish(footer: string): Promise<Buffer> {
    const { start, count } = this.#pdf.bufferedPageRange();
    for (let page = start; page < start + count; page += 1) {
      this.#pdf.switchToPage(page);
      const bottom = this.#pdf.page.height - margin + 14;
      // The footer is inside the margin, where the text would otherwise begin a new page.
      this.#pdf.page.margins.bottom = 0;
      const line = `${footer} · 第 ${page + 1} 页，共 ${count} 页`;
      const style = { weight: 'regular', size: 8, color: 'soft' } as const;
      this.#write(line, margin, bottom, style, { width: this.#width, align: 'center' });
    }
    const chunks: Buffer[] = [];
    return new Promise((resolve, reject) => {
      this.#pdf.on('data', (chunk: Buffer) => chunks.push(chunk));
      this.#pdf.on('end', () => resolve(Buffer.concat(chunks)));
      this.#pdf.on('error', reject);
      this.#pdf.end();
    });
  }

  /** Writes lines from this position, on further pages where one ends; the document's position then marks their end. */
  #write(text: string, x: number, y: number, style: Style, { width, align, lineGap = 0 }: Layout): void {
    const height = this.#lineHeight(style.size);
    let top = y;
    for (const line of this.#linesOf(text, style.size, width)) {
      if (top + height > this.#pdf.page.height - this.#pdf.page.margins.bottom) {
        this.#pdf.addPage();
        top = margin;
      }
      const left = align === 'center' ? x + (width - this.#widthOf(line, style.size)) / 2 : x;
      this.#writeLine(line, left, top + this.#ascent(style.size), style);
      top += height + lineGap;
    }
    this.#pdf.y = top;
  }

  /** Writes a line piece by piece, all on one baseline. */
  #writeLine(line: string, x: number, baseline: number, { weight, size, color }: Style): void {
    let left = x;
    for (const { text, font } of runsOf(line)) {
      this.#pdf.font(font).fontSize(size).fillColor(colors[color]);
      const options = { lineBreak: false, baseline: 'alphabetic' } as const;
      if (weight === 'bold') {
        this.#pdf
          .strokeColor(colors[color])
          .lineWidth(size * boldStroke)
          .lineJoin('round');
        this.#pdf.text(text, left, baseline, { ...options, fill: true, stroke: true });
      } else {
        this.#pdf.text(text, left, baseline, options);
      }
      left += this.#pdf.widthOfString(text);
    }
    this.#pdf.font(mainFont);
  }

  #linesOf(text: string, size: number, width: number): string[] {
    return linesOf(printableText(text), width, (piece) => this.#widthOf(piece, size));
  }

  #widthOf(text: string, size: number): number {
    return runsOf(text).reduce((sum, run) => sum + this.#pdf.font(run.font).fontSize(size).widthOfString(run.text), 0);
  }

  /** Of the main font, so that lines with other scripts stand at the same distance. */
  #lineHeight(size: number): number {
    return this.#pdf.font(mainFont).fontSize(size).currentLineHeight(true);
  }

  /** From the top of a line to its baseline. */
  #ascent(size: number): number {
    return size * ascentShare;
  }

  /** Begins a new page unless this many points are left on the current one. */
  #room(points: number): void {
    if (this.#pdf.y + points > this.#pdf.page.height - margin) this.#pdf.addPage();
  }
}
