/** Tencent's compilers as binaries; throws or answers an error text when they refuse. */
declare module 'miniprogram-compiler' {
  export function wxmlToJs(root: string): string;
  export function wxssToJs(root: string): string;
}
