import { compare } from './compare';
import { files } from './files';
import { growth } from './growth';
import { messages } from './messages';
import { requests } from './requests';

/** The argument after a flag on the command line. */
function argumentOf(flag: string): string | null {
  const at = process.argv.indexOf(flag);
  if (at < 0) return null;
  const value = process.argv[at + 1];
  if (value === undefined || value.startsWith('--')) throw new Error(`${flag} needs a value`);
  return value;
}

/** Runs all measurements, or the selected ones: `--requests` (with `--against <folder>` a comparison), `--growth`, `--messages`, `--files`. */
async function main(): Promise<void> {
  const against = argumentOf('--against');
  const parts = {
    '--requests': () => (against === null ? requests() : compare(against)),
    '--growth': growth,
    '--messages': messages,
    '--files': files,
  };
  const named = Object.entries(parts).filter(([flag]) => process.argv.includes(flag));
  for (const [, measure] of named.length === 0 ? Object.entries(parts) : named) await measure();
}

main().catch((error: unknown) => {
  console.error(error);
  process.exit(1);
});
