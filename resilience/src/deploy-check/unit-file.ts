/** The settings of the section [Service] of a unit of systemd, each with its values in order. */
export type Service = ReadonlyMap<string, readonly string[]>;

/** Reads a unit, with `%i` replaced by the instance. An empty value removes those before it. */
export function readUnit(text: string, instance: string): Service {
  const service = new Map<string, string[]>();
  let section = '';
  for (const line of text.replaceAll(/\\\n\s*/g, ' ').split('\n')) {
    if (/^\s*([#;]|$)/.test(line)) continue;
    section = /^\[(.+)\]$/.exec(line)?.[1] ?? section;
    const [, name = '', value = ''] = /^(\w+)\s*=\s*(.*)$/.exec(line) ?? [];
    if (section !== 'Service' || name === '') continue;
    const before = value === '' ? [] : (service.get(name) ?? []);
    service.set(name, [...before, value.replaceAll(/%(.)/g, (_, letter) => (letter === '%' ? '%' : instance))]);
  }
  return service;
}

/** Splits a value into words, as systemd does: at spaces, with quotes and escaped characters. */
export function wordsOf(value: string): string[] {
  const words = value.matchAll(/(?:"((?:\\.|[^"\\])*)"|'((?:\\.|[^'\\])*)'|(\S+))(?:\s+|$)/gs);
  return [...words].map(([, double, single, plain]) => (double ?? single ?? plain ?? '').replaceAll(/\\(.)/gs, '$1'));
}

/** The command of an ExecStart: `$NAME` as a whole word becomes the words of that variable. */
export function commandOf(value: string, env: Readonly<Record<string, string>>): string[] {
  return wordsOf(value.replace(/^[-@:+!]+/, '')).flatMap((word) => {
    const name = /^\$(\w+)$/.exec(word)?.[1];
    return name === undefined ? [word] : wordsOf(env[name] ?? '');
  });
}

/** Reads an EnvironmentFile. */
export function readEnvironment(text: string): Record<string, string> {
  const lines = text.split('\n').filter((line) => !/^\s*([#;]|$)/.test(line));
  return Object.fromEntries(
    lines.map((line) => {
      const [, name = '', value = ''] = /^\s*(\w+)\s*=(.*)$/.exec(line) ?? [];
      if (name === '') throw new Error(`not a line of an environment file: ${line}`);
      return [name, value.trim().replace(/^(["'])(.*)\1$/, '$2')];
    }),
  );
}
