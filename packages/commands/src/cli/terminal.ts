import { type Command, CommanderError, type OptionValues } from '@commander-js/extra-typings';
import pc from 'picocolors';

/** Colours where standard output is a terminal or FORCE_COLOR is set, unless NO_COLOR or --no-color forbids them. */
export const colors = pc.createColors(
  pc.isColorSupported && (process.stdout.isTTY || !['', '0'].includes(process.env['FORCE_COLOR'] ?? '')),
);

/** The width of the terminal; 80 columns where the output is a pipe or a file, or the terminal doesn't say. */
export function terminalWidth(): number {
  return process.stdout.columns || 80;
}

/** Writes `text` and a line break to standard output. A reader that stops early, like `head`, is no error. */
export function print(text: string): void {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
  process.stdout.write(`${text}\n`);
}

/**
 * Runs a command as a person and a shell expect it: wrong use ends with one line on standard error and exit code 2, a
 * failure while running with one line and exit code 1.
 */
export async function run<Arguments extends unknown[], Options extends OptionValues>(
  command: Command<Arguments, Options>,
  action: (options: Options, ...given: Arguments) => void | Promise<void>,
): Promise<void> {
  command
    .exitOverride()
    .allowExcessArguments(false)
    .configureOutput({ outputError: (message, write) => write(asOneLine(command.name(), message)) });
  try {
    // npm's way to pass flags on, `start -- --flower 2`, reaches us with its dashes.
    command.parse(process.argv.filter((arg, i) => i !== 2 || arg !== '--'));
    await action(command.opts(), ...command.processedArgs);
  } catch (error) {
    if (error instanceof CommanderError) {
      process.exitCode = error.exitCode === 0 ? 0 : 2;
      return;
    }
    process.stderr.write(`${command.name()}: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = 1;
  }
}

/**
 * Counts steps of a long work on standard error, from the second on that it takes; nothing where that is no terminal.
 * The returned function is to be called once a step.
 */
export function showProgress(what: string, steps: number): () => void {
  const start = Date.now();
  let [done, shown] = [0, start];
  return () => {
    done++;
    const now = Date.now();
    const due = now - start > 1000 && now - shown > 100;
    if (!process.stderr.isTTY || (!due && done < steps) || (done === steps && shown === start)) return;
    shown = now;
    process.stderr.write(done < steps ? `\r${what} ${Math.floor((100 * done) / steps)} %` : '\r\x1b[K');
  };
}

function asOneLine(name: string, message: string): string {
  return `${name}: ${message
    .replace(/^error: /, '')
    .trim()
    .replaceAll('\n', ' ')}\n`;
}
