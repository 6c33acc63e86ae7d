/**
 * The address as it is stored: full-width signs as ASCII, the domain in lower case. Domains may contain letters of any
 * script (IDN) or their `xn--` form.
 */
export function normalEmail(text: string): string {
  const plain = text.normalize('NFKC').replace(/。/g, '.').trim();
  const at = plain.lastIndexOf('@');
  return at < 0 ? plain : plain.slice(0, at) + plain.slice(at).toLowerCase();
}

/** One @, a dot in the domain, no space; the mail server checks the rest. */
export function isEmail(text: string): boolean {
  return /^[^\s@<>"(),;:\\]+@[\p{L}\p{N}\p{M}-]+(\.[\p{L}\p{N}\p{M}-]+)+$/u.test(text);
}
