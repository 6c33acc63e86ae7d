/** The grid of `land.json`: dots every 5°, the Pacific in the centre as on Chinese maps, 75° north to 55° south. */
export const grid = { columns: 72, rows: 27, step: 5, west: -30, north: 77.5 } as const;

export interface Spot {
  /** Percent from the left and from the top, 0 to 100. */
  readonly x: number;
  readonly y: number;
}

/** The position of a place on the map. */
export function spotOf([latitude, longitude]: readonly [latitude: number, longitude: number]): Spot {
  const east = (longitude - grid.west + 360) % 360;
  const x = (east / (grid.columns * grid.step)) * 100;
  const y = ((grid.north - latitude) / (grid.rows * grid.step)) * 100;
  return { x: clamp(x), y: clamp(y) };
}
const clamp = (percent: number) => Math.min(98, Math.max(2, Math.round(percent * 10) / 10));

/** An arc between two spots as an SVG in a box with the map's proportions; the longer the arc, the higher it rises. */
export function arcImage(from: Spot, to: Spot): string {
  const { columns: width, rows: height } = grid;
  const at = ({ x, y }: Spot) => ({ x: (x / 100) * width, y: (y / 100) * height });
  const [a, b] = [at(from), at(to)];
  const rise = Math.min(9, Math.abs(a.x - b.x) * 0.3 + 1);
  const middle = { x: (a.x + b.x) / 2, y: Math.max(0.5, Math.min(a.y, b.y) - rise) };
  const n = (value: number) => Math.round(value * 10) / 10;
  const path = `M${n(a.x)} ${n(a.y)}Q${n(middle.x)} ${n(middle.y)} ${n(b.x)} ${n(b.y)}`;
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 ${width} ${height}' fill='none' stroke='%23000' stroke-width='.45' stroke-linecap='round' stroke-dasharray='1.1 .9'><path d='${path}'/></svg>`;
  return `url("data:image/svg+xml,${svg.replace(/</g, '%3C').replace(/>/g, '%3E')}")`;
}
