/** The choice after a tap on `value`; in a single choice a tap on the chosen value clears it. */
export function toggle(chosen: readonly string[], value: string, many: boolean): readonly string[] {
  if (chosen.includes(value)) return chosen.filter((one) => one !== value);
  return many ? [...chosen, value] : [value];
}
