type Bound<C, V> = {
  readonly [K in keyof V]: V[K] extends (context: C, ...rest: infer R) => infer T ? (...rest: R) => T : never;
};

/**
 * Binds the verbs of a module to its context, once, in the module's main function: `bindContext(context, { submit,
 * recall })`. Each verb stays a plain exported function that editors find and stack traces name.
 */
export function bindContext<C, V extends Readonly<Record<string, (context: C, ...rest: never[]) => unknown>>>(
  context: C,
  verbs: V,
): Bound<C, V> {
  const bound = Object.entries(verbs).map(([name, verb]) => [name, verb.bind(null, context)] as const);
  // The entries are those of `verbs`, each without its first parameter.
  return Object.fromEntries(bound) as Bound<C, V>;
}
