/** Tencent's compilers as binaries; they throw or return an error text on failure. */
declare module 'miniprogram-compiler' {
  export function wxmlToJs(root: string): string;
  export function wxssToJs(root: string): string;
}
