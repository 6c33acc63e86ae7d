/**
 * Parses yuan as a person writes them (`1,234.50`, `￥1234`, `１２３４ 元`) to whole fen. Null for anything else: negative,
 * more than two decimals, misplaced commas, or beyond 10 billion yuan.
 */
export function parseYuan(text: string): number | null {
  const plain = text
    .replace(/[０-９．，]/g, (c) => String.fromCharCode(c.charCodeAt(0) - 0xfee0))
    .replace(/^\s*[¥￥]?\s*|\s*元?\s*$/g, '');
  const match = /^(\d{1,3}(?:,\d{3})+|\d{1,11})(?:\.(\d{1,2}))?$/.exec(plain);
  if (!match) return null;
  const yuan = Number((match[1] ?? '').replace(/,/g, ''));
  const fen = Number((match[2] ?? '').padEnd(2, '0'));
  const total = yuan * 100 + fen;
  return total <= 1e12 ? total : null;
}

/** Formats whole fen as `1,234.50`. Throws RangeError if `fen` is not a safe integer. */
export function formatYuan(fen: number): string {
  if (!Number.isSafeInteger(fen)) throw new RangeError(`not whole fen: ${fen}`);
  const size = Math.abs(fen);
  const yuan = String(Math.floor(size / 100)).replace(/\B(?=(\d{3})+$)/g, ',');
  return `${fen < 0 ? '-' : ''}${yuan}.${String(size % 100).padStart(2, '0')}`;
}
