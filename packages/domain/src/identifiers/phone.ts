/** A mainland mobile number, with or without +86, spaces and hyphens. */
export function isMobilePhone(text: string): boolean {
  return /^(\+?86)?1[3-9]\d{9}$/.test(text.replace(/[\s-]/g, ''));
}

/** Any number that can be dialled: 7 to 15 digits (ITU-T E.164) with `+`, spaces, hyphens and brackets. */
export function isPhone(text: string): boolean {
  const trimmed = text.trim();
  if (!/^\+?[\d(][\d ()-]*\d$/.test(trimmed)) return false;
  const digits = trimmed.replace(/\D/g, '').length;
  return digits >= 7 && digits <= 15;
}
