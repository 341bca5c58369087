import { type Command, CommanderError, type OptionValues } from '@commander-js/extra-typings';
import pc from 'picocolors';

/** Colours if standard output is a terminal or FORCE_COLOR is set, unless NO_COLOR or --no-color is given. */
export const colors = pc.createColors(
  pc.isColorSupported && (process.stdout.isTTY || !['', '0'].includes(process.env['FORCE_COLOR'] ?? '')),
);

/** No colours, for text that isn't printed. */
export const noColors = pc.createColors(false);

/** The width of the terminal, or 80 columns if the output is a pipe or a file. */
export function terminalWidth(): number {
  return process.stdout.columns || 80;
}

/** Writes `text` and a line break to standard output. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/**
 * Parses the command line and runs a command. An error in the usage prints one line to standard error and gives exit code
 * 2; an error while running prints one line and gives exit code 1. It is no error if the reader of standard output stops early,
 * as `head` does.
 */
export async function run<Arguments extends unknown[], Options extends OptionValues>(
  command: Command<Arguments, Options>,
  action: (options: Options, ...given: Arguments) => void | Promise<void>,
): Promise<void> {
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code === 'EPIPE') return;
    process.stderr.write(`${error.message}\n`);
    process.exitCode = 1;
  });
  command
    .exitOverride()
    .allowExcessArguments(false)
    .configureOutput({ outputError: (message, write) => write(asOneLine(command.name(), message)) });
  try {
    // `pnpm start -- --flower 2`, as npm has it, passes the dashes on as well.
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
 * Shows the progress of work that takes more than a second, on standard error if that is a terminal. The returned
 * function is to be called after each step.
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
